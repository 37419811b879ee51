"""How one tells in German what could be kept."""

from shopfriend.counter.said.speech import Speech

_NAMED = r"(?: (?:heißt|heisst)|, (?:der|die|das) (?:heißt|heisst)| namens| mit namen)?"

GERMAN = Speech(
    relations=(
        r"sohn|tochter|mann|ehemann|frau|ehefrau|mutter|mama|vater|papa|schwester|bruder|enkel|enkelin|enkelsohn|"
        r"enkeltochter|enkelkind|oma|großmutter|opa|großvater|urenkel|urenkelin|nichte|neffe|tante|onkel|cousin|"
        r"cousine|"
        r"stiefsohn|stieftochter|schwiegersohn|schwiegertochter|schwiegermutter|schwiegervater|schwager|schwagerin|"
        r"patenkind|patensohn|patentochter|zwilling|baby|kleine|kleiner|junge"
    ),
    animals=(
        r"hund|hundin|welpe|welpen|dackel|pudel|labrador|terrier|schaferhund|katze|kater|katzchen|kaninchen|hase|pferd|"
        r"pony|papagei|wellensittich|kanarienvogel|hamster|meerschweinchen|schildkrote|mops|spitz|collie|beagle"
    ),
    being=(
        rf"{{relation}}{_NAMED},? {{name}}",
        r"(?:hat|haben|bekam|bekommen) (?:jetzt |nun )?(?:einen?|ein) (?:\w+ )?{relation},? (?:namens|der|die|das) "
        r"(?:heißt )?{name}",
        r"{name}, (?:ihr|ihre|sein|seine|der|die|das|mein|meine) (?:\w+ )?{relation}",
        r"{name} \((?:ihr |ihre |sein |seine |der |die )?{relation}\)",
        r"{name} ist (?:ihr|ihre|sein|seine) (?:\w+ )?{relation}",
    ),
    birthday=(
        r"{name} hat (?:am )?(?P<rest>.*?) geburtstag",
        r"{name} wird (?:am )?(?P<rest>.*?) \d{1,3}(?: jahre(?: alt)?)?$",
        r"geburtstag(?: ist| war|:| hat (?:sie|er))?(?: am)? {rest}",
        r"^(?P<rest>[^,]*?) hat (?:sie|er) (?:wieder )?geburtstag",
        r"(?:sie|er)? ?hat (?:am )?(?P<rest>.*?) geburtstag",
        r"(?:sie|er) wird (?:am )?(?P<rest>.*?) \d{1,3}$",
        r"geboren (?:ist (?:sie|er) )?am {rest}",
        r"am (?P<rest>[^,]*?) geboren",
    ),
    anniversary=(r"hochzeitstag(?: ist| haben sie|:)?(?: am)? {rest}", r"geheiratet haben sie am {rest}"),
    promise=(
        r"(?:ich habe|wir haben|habe|haben) (?:ihr |ihm |ihnen )?versprochen,? (?!mir |uns )(?:dass (?:ich|wir) "
        r")?{clause}",
        r"^versprochen:? {clause}",
        r"(?:ich|wir) (?:werde|werden) (?!nicht|nie|es mir|sehen|wohl|alt)(?:ihr |ihm |ihnen )?{clause}",
        r"(?P<what>(?:ich|wir) (?:bestelle|besorge|reserviere|suche|lege|leg|hebe|heb|rufe|ruf|bringe|bring|schicke|"
        r"frage|"
        r"frag|halte|backe|melde|bestellen|besorgen|reservieren|legen|heben|rufen|bringen|schicken|fragen|halten|"
        r"backen|"
        r"melden) .+)",
    ),
    need=(
        r"(?:hatte|mochte|will) (?:sie |er )?gern(?:e)? (?:mal )?{what}",
        r"(?:wunscht|wunschte) sich {what}",
        r"(?:sucht|braucht) {what}",
        r"(?:hat|haben) nach (?P<what>[^,;:()]+?) gefragt",
        r"fragt(?:e)? (?:nach|ob wir) {what}",
    ),
    favourite=(
        r"(?:liebt|mag|bevorzugt|schwort auf) (?:sehr |besonders |am liebsten |gern )?(?:unser[e]?n? |die |das |den "
        r")?{what}",
        r"(?:isst|trinkt|nimmt|kauft|hort|liest) (?:sie |er )?(?:immer|am liebsten|gern|gerne|besonders gern) {what}",
        r"lieblings\w+(?: ist| sind|:) (?:unser[e]?n? |die |das |der )?{what}",
    ),
    dislike=(
        r"(?:hasst|verabscheut) {what}",
        r"mag (?:gar |uberhaupt )?kein(?:e|en)? {what}",
    ),
    allergy=(
        r"(?:ist |sind )?(?:stark |sehr )?allergisch (?:gegen|auf) {what}",
        r"(?:hat|haben) eine (?P<what>\w+)allergie",
        r"vertragt keine? {what}",
    ),
    clause_ends=(
        r"und|aber|weil|denn|seit|so|wenn|als|wahrend|der|die|das|dass|obwohl|sehr|heute|morgen|jetzt|wieder|auch|zu|"
        r"am|an|"
        r"im|in|fur|mit|hat|haben|gefragt"
    ),
    of_others=(
        r"(?:verstorben\w*|ex|fruher\w*|ehemalig\w*|kein\w*|ohne|nicht (?:ihr|ihre|sein|seine)|ein|eine|einen|einem|"
        r"einer|"
        r"nachbars|der nachbarin|des nachbarn|ihrer freundin|ihres (?:bruders|sohnes|freundes|chefs)|ihrer "
        r"(?:schwester|tochter|"
        r"mutter|nachbarin|chefin)|wie (?:ein|eine)|sehr geehrte|liebe|herr und|meine dame|junge|alte)"
    ),
    others=(
        r"freundin|freund|nachbarin|nachbar|chef|chefin|kollegin|kollege|laden|jesus|konig|konigin|ihres|ihrer|"
        r"seines|seiner"
    ),
    denying=(
        r"nicht|nie|niemals|nicht mehr|kein|keine|keinen|wurde|wurden|wenn (?:ich|wir)|fruher|sagt sie|versprach sie|"
        r"im scherz|zum scherz|kaum|weder|angeblich"
    ),
    not_things=(
        r"zu|dass|wie|wenn|was|es|sie|ihn|ihr|ihm|ihre|ihren|ihrem|sein|seine|seinen|mich|mir|dich|uns|euch|sich|wir|"
        r"er|ich|"
        r"nicht|kein|keine|keinen|alles|jeden|jede|alle|nichts|niemand|menschen|leute|mehr|weniger|wissen|gehen|"
        r"reden|arbeit|"
        r"eine arbeit|einen job|rat|hilfe|ruhe|zeit|gern|gerne|den besuch|rente|gar|uberhaupt|auch|lieber|gewusst|"
        r"gesehen|gewesen|gekommen"
    ),
    not_names=(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz april mai juni "
        "juli august "
        "september oktober november dezember weihnachten ostern sie er es wir ihr ich der die das und aber ist war "
        "hat heute "
        "morgen gestern herr frau doktor dr english arbeit urlaub schule kinder uni fußball klavier besuch "
        "geburtstag zeit "
        "haus auto brot kuchen kaffee tee hilfe geld glück spaß sport musik abitur führerschein prüfung hochzeit "
        "garten "
        "ferien reise bahn bus schach tennis geige gitarre ende jahre jahr monat woche tag stelle job pause angst "
        "lust hunger "
        "freundin freund nachbarin nachbar chefin chef kollegin kollege heißt namens deutsch englisch mathe medizin "
        "jura"
    ),
    happening=(
        r"prufung|abitur|fuhrerschein\w*|urlaub|reise|reist|fahrt|fliegt|flug|zieht|umzug|hochzeit|heiratet|feier|"
        r"fest|konzert|"
        r"vorstellungsgesprach|fangt|beginnt|besucht|besuch|kommt|geht|turnier|spiel|lauf|marathon|auffuhrung|"
        r"premiere|eroffnung|"
        r"einschulung|erster schultag|neue stelle|neuen job|spielt|tritt"
    ),
    nouns_are_capital=True,
)
