"""How one tells in Spanish what could be kept."""

from shopfriend.counter.said.speech import Speech

_NAMED = r"(?: se llama|, que se llama| que se llama| llamad[oa])?"

SPANISH = Speech(
    relations=(
        r"hijo|hija|marido|esposo|mujer|esposa|madre|mama|padre|papa|hermana|hermano|nieto|nieta|bisnieto|bisnieta|"
        r"abuela|"
        r"abuelo|sobrina|sobrino|tia|tio|prima|primo|hijastro|hijastra|yerno|nuera|suegra|suegro|cunada|cunado|"
        r"ahijado|ahijada|"
        r"bebe"
    ),
    animals=(
        r"perro|perra|perrito|perrita|cachorro|cachorra|perro salchicha|salchicha|caniche|labrador|terrier|gato|gata|"
        r"gatito|"
        r"gatita|conejo|coneja|caballo|yegua|poni|loro|periquito|canario|hamster|cobaya|tortuga|pez|huron|galgo|podenco"
    ),
    being=(
        rf"{{relation}}{_NAMED},? {{name}}",
        r"(?:tiene|tienen|adopto|compro) (?:un|una) (?:\w+ )?{relation}(?: que se llama| llamad[oa]) {name}",
        r"{name}, (?:su|el|la|mi|nuestro|nuestra) (?:\w+ )?{relation}",
        r"{name} \((?:su |el |la )?{relation}\)",
        r"{name} es (?:su|el|la) {relation}",
    ),
    birthday=(
        r"cumpleanos de {name}(?: es| cae| sera|:)?(?: el)? {rest}",
        r"(?:su |el )?cumpleanos(?! de )(?: es| cae| sera|:)?(?: el)? {rest}",
        r"{name} cumple (?:\d{1,3} )?(?:anos )?{rest}",
        r"cumple (?:\d{1,3} )?(?:anos )?{rest}",
        r"nacio el {rest}",
    ),
    anniversary=(r"aniversario(?: de boda)?(?: es| cae|:)?(?: el)? {rest}", r"se casaron el {rest}"),
    promise=(
        r"(?:le |les )?(?:prometi|prometimos|he prometido|hemos prometido) (?:que )?(?:(?:le|les|la|lo) )?{clause}",
        r"^prometido:? {clause}",
        r"(?:voy|vamos) a (?!ver|estar|ser)(?P<what>.+)",
        r"(?P<what>(?:le |la |lo |se lo |se la |les )?(?:encargo|encargamos|reservo|reservamos|guardo|guardamos|llamo|"
        r"llamamos|traigo|traemos|aparto|apartamos|mando|mandamos|busco|buscamos) .+)",
    ),
    need=(
        r"(?:quisiera|querria|quiere|le gustaria|desearia) (?:tener |comprar |probar |llevar )?(?:un |una |unos |"
        r"unas )?{what}",
        r"(?:busca|anda buscando|esta buscando|necesita) (?:un |una |unos |unas )?{what}",
        r"(?:pregunto|pidio|ha preguntado)(?: por| si tenemos| si teniamos)? (?:un |una |unos |unas )?{what}",
    ),
    favourite=(
        r"(?:le|les) (?:encantan?|gustan?|chiflan?) (?:mucho |muchisimo )?(?:nuestro |nuestra |nuestros |nuestras |"
        r"el |la |los |las )?{what}",
        r"(?:adora|prefiere) (?:nuestro |nuestra |el |la |los |las )?{what}",
        r"favorit[oa]s?(?: es| son|:) (?:nuestro |nuestra |el |la |los |las )?{what}",
        r"siempre (?:toma|compra|pide|lleva|bebe) (?:el |la |los |las |un |una )?{what}",
    ),
    dislike=(
        r"(?:odia|detesta) (?:el |la |los |las )?{what}",
        r"no (?:le|les) gustan? (?:nada )?(?:el |la |los |las )?{what}",
    ),
    allergy=(
        r"(?:es |son )?(?:muy )?alergic[oa]s? (?:al |a la |a los |a las |a )?{what}",
        r"tiene alergia (?:al |a la |a los |a las |a )?{what}",
    ),
    clause_ends=(
        r"y|pero|porque|desde|si|cuando|que|quien|aunque|mucho|muchisimo|hoy|ahora|otra|tambien|para|con|en|como|mas "
        r"que"
    ),
    of_others=(
        r"(?:difunt[oa]|ex|antigu[oa]|sin|ningun|ninguna|un|una|del|de la|de su|el|la|de los|como (?:un|una)|"
        r"querid[oa]|no (?:es|tiene))"
        r"(?: vieja?| pequen[oa])?"
    ),
    others=r"amig[oa]|vecin[oa]|jef[ea]|companer[oa]|tienda|rey|reina|de su \w+",
    denying=(
        r"no|nunca|jamas|ya no|habria|si (?:yo|pudiera)|ella prometio|el prometio|dice que|en broma|apenas|tampoco|"
        r"antes"
    ),
    not_things=(
        r"que|cuando|como|ella|el\b|ellos|su|sus|me|te|se|nos|mi|mis|nuestra vida|eso|esto|todo|todos|nada|nadie|"
        r"alguien|gente|"
        r"mas|menos|saber|venir|ir|ver|hablar|hacer|ser|estar|vivir|trabajar|trabajo|empleo|piso|ayuda|consejo|"
        r"tiempo|a\b|"
        r"\w+ar\b|\w+er\b|\w+ir\b|\w+[aei]r(?:la|lo|le)\b"
    ),
    not_names=(
        "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto "
        "septiembre "
        "octubre noviembre diciembre navidad pascua ella el ellos nosotros yo la los las un una y pero es era fue "
        "hoy ayer manana "
        "senora senor don dona espanol ingles este esta aqui luego entonces que"
    ),
    happening=(
        r"examen|examenes|oposicion\w*|carne de conducir|vacaciones|viaje|viaja|viajan|vuela|muda|mudanza|boda|se "
        r"casa|fiesta|"
        r"concierto|entrevista|empieza|empiezan|visita|visitan|viene|vienen|llega|llegan|torneo|partido de|carrera|"
        r"maraton|obra|"
        r"estreno|inauguracion|graduacion|nuevo trabajo|toca|juega|se va"
    ),
)
