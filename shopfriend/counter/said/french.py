"""How one tells in French what could be kept."""

from shopfriend.counter.said.speech import Speech

_NAMED = r"(?: s'appelle|, qui s'appelle| qui s'appelle| nommee?| appelee?|, dit)?"

FRENCH = Speech(
    relations=(
        r"fils|fille|mari|femme|epouse|epoux|mere|maman|pere|papa|soeur|frere|petit-fils|petite-fille|"
        r"arriere-petit-fils|"
        r"arriere-petite-fille|grand-mere|mamie|mamy|grand-pere|papi|papy|niece|neveu|tante|oncle|cousin|cousine|"
        r"beau-fils|"
        r"belle-fille|beau-pere|belle-mere|beau-frere|belle-soeur|gendre|bru|filleul|filleule|bebe|aine|ainee|cadet|"
        r"cadette"
    ),
    animals=(
        r"chien|chienne|chiot|teckel|caniche|labrador|terrier|epagneul|berger|chat|chatte|chaton|matou|lapin|lapine|"
        r"cheval|"
        r"jument|poney|ane|perroquet|perruche|canari|hamster|cochon d'inde|tortue|poisson rouge|furet|bichon|beagle|"
        r"carlin"
    ),
    being=(
        rf"(?<!-){{relation}}{_NAMED},? {{name}}",
        r"(?:a|ont|a adopte|a achete) (?:un|une)(?: petite?| nouveau| nouvelle)? {relation}(?: qui s'appelle| "
        r"nommee?| appelee?) {name}",
        r"{name}, (?:son|sa|leur|le|la|mon|ma|notre) (?:\w+ )?{relation}",
        r"{name} \((?:son |sa |leur |le |la )?{relation}\)",
        r"{name} est (?:son|sa|leur) (?:\w+ )?{relation}",
    ),
    birthday=(
        r"anniversaire d[e'] ?{name}(?: est| tombe| c'est|,? c'est|:)?(?: le)? {rest}",
        r"(?:son |l')?anniversaire(?! d[e'])(?: est| tombe| c'est|,? c'est|:)?(?: le)? {rest}",
        r"{name} (?:fete|fetera|aura) (?:ses )?\d{1,3} ans {rest}",
        r"(?:fete|fetera|aura) (?:ses )?\d{1,3} ans {rest}",
        r"(?:est )?nee? le {rest}",
    ),
    anniversary=(r"anniversaire de mariage(?: est| c'est|,? c'est|:)?(?: le)? {rest}", r"se sont maries le {rest}"),
    promise=(
        r"(?:j'ai|nous avons|on a) promis (?:de |d'|que )?(?:(?:je|nous|on) )?{clause}",
        r"(?:je|nous) (?:lui|leur) (?:ai|avons) promis (?:de |d'|que )?{clause}",
        r"^promis ?:? {clause}",
        r"(?:je vais|nous allons|on va) (?!pas|bien|voir|mal)(?:lui |leur |la |le |les )?{clause}",
        r"(?P<what>(?:je|nous|on) (?:lui |leur |la |le |les |l')?(?:commande|reserve|garde|mets|met|appelle|rappelle|"
        r"apporte|"
        r"envoie|cherche|demande|commandons|reservons|gardons|mettons|appelons|rappelons|apportons) .+)",
    ),
    need=(
        r"(?:aimerait|voudrait|souhaiterait) (?:bien )?(?:avoir |acheter |essayer |trouver )?(?:du |de la |des |de "
        r"l'|un |une )?{what}",
        r"cherche (?:du |de la |des |de l'|un |une )?{what}",
        r"(?:a|nous a) demande (?:si (?:nous avions|on avait|nous avons|on a) |du |de la |des )(?:du |de la |des |de "
        r"l')?{what}",
    ),
    favourite=(
        r"(?:adore|aime|prefere|raffole d[eu]s?) (?:beaucoup |bien |surtout |tant )?(?:notre |nos |le |la |les |"
        r"l')?{what}",
        r"(?:prefere|preferee?s?|favorie?s?|favorite?s?)(?: est| sont|, c'est|:) (?:notre |nos |le |la |les |"
        r"l')?{what}",
        r"(?:prend|boit|mange|achete) toujours (?:notre |nos |le |la |les |l'|du |de la |des |un |une )?{what}",
    ),
    dislike=(
        r"(?:deteste|a horreur d[eu]s?) (?:le |la |les |l')?{what}",
        r"n'aime (?:pas|guere|pas du tout) (?:le |la |les |l')?{what}",
    ),
    allergy=(
        r"(?:est |sont )?(?:tres )?allergiques? (?:au |aux |a la |a l'|a |au )?{what}",
        r"fait une allergie (?:au |aux |a la |a l')?{what}",
    ),
    clause_ends=(
        r"et|mais|parce|car|depuis|si|quand|qui|que|dont|ou|puis|beaucoup|trop|aujourd'hui|demain|maintenant|encore|"
        r"aussi|pour|"
        r"avec|sur|dans|le matin"
    ),
    of_others=(
        r"(?:feu|feue|defunte?|ex|ex-|ancien|ancienne|pas de|sans|un|une|du|des|de la|de son|de sa|de leur|le|la|"
        r"comme (?:un|une)|chere?)(?: petite?| vieux| vieille)?"
    ),
    others=r"amie?|voisine?|patronne?|collegue|boutique|roi|reine|de (?:sa|son|leur) \w+",
    denying=(
        r"ne|n'ai|n'avons|pas|jamais|plus|aurais|si (?:j'|je )|elle a promis|il a promis|dit-elle|soi-disant|"
        r"pour rire|guere|autrefois"
    ),
    not_things=(
        r"de|d'|que|qu'|quand|comment|elle|il|lui|eux|elles|ils|son|sa|ses|leur|leurs|moi|toi|nous|vous|me|te|se|ca|"
        r"cela|tout|"
        r"tous|toutes|rien|personne|quelqu'un|gens|plus|moins|savoir|venir|aller|voir|parler|faire|etre|passer|vivre|"
        r"travailler|"
        r"lire|dormir|danser|chanter|pas|bien|un mot|un emploi|du travail|travail|emploi|appartement|mon|ma|mes|"
        r"notre vie|\w+er\b|"
        r"\w+ir\b"
    ),
    not_names=(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout "
        "septembre octobre "
        "novembre decembre noel paques elle il ils elles nous vous je le la les un une et mais est etait a hier "
        "aujourd'hui "
        "demain madame monsieur mme francais anglais ce cette ici puis alors qui que"
    ),
    happening=(
        r"examen|bac|permis|vacances|voyage|part|partent|prend l'avion|demenage\w*|mariage|se marie\w*|fete|concert|"
        r"entretien|"
        r"commence|visite|vient|viennent|arrive\w*|tournoi|match|course|marathon|spectacle|premiere|inauguration|"
        r"rentree|"
        r"nouveau travail|nouveau poste|joue"
    ),
)
