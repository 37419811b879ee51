"""Short names and their long ones, in several languages: a regular is looked up by the name she goes by.

Collected from everyday use; each row holds names that mean one another. Folded, as `folding.fold` writes them.
"""

from functools import lru_cache

_ROWS = """
alexander alex sandy sascha sasha alec aleksander alejandro xander
alexandra alex sandra sasha alexa aleksandra ola
alfred fred freddie alf alfie
alice ali alicia
amelia amy millie mela
andrew andy drew andreas andre andrzej andres
angela angie angelika geli
anna anne ann annie anja hanna hannah nan nancy anita ania anni
anthony tony anton toni antonio antoni toño
antonia toni tonia antonella
barbara barb babs basia bärbel babsi
benjamin ben benny benji
bernard bernie bernhard
bridget biddy bridie birgit gitte brigitte gitta
caroline carrie caro karoline carolina karolina lina
catherine kate katie cathy kathy katherine katharina kitty cat kath katja kasia katarzyna catalina kathrin karin
charles charlie chuck karl carlos carl karol
charlotte lottie charlie lotte
christian chris krystian
christina chris tina christine chrissie kirsten kristin krystyna christel
christopher chris kit topher christoph kristof krzysztof
claudia klaudia claudi
daniel dan danny
david dave davey
deborah debbie deb
dorothy dot dottie dolly dorothea thea dora
edward ed eddie ted teddy ned eduard eduardo
eleanor ellie nell nora elena leonore lena
elizabeth liz lizzie beth betty eliza elise elsie libby elisabeth lisa lisbeth sissi bess betsy liesl ela elzbieta
emily em emmy emilia milly
francis frank frankie franz francisco paco pancho franciszek francois
frances fran francesca franziska franzi fanny
frederick fred freddie fritz friedrich fredrik
gabriel gabe gabi
gabriele gabi gaby gabriella gabriela ella
george georgie georg jorge jerzy jurek jörg jürgen
gerald gerry jerry gerhard gerd
gertrude trude trudy gerti
grace gracie gratia
gregory greg gregor grzegorz
harold harry hal harald
helen nell nellie helena lena leni helene ellen elena
henry harry hal hank heinrich heinz henrik henri enrique henryk
isabella bella izzy isabel belle isa
jacob jake jakob kuba jakub
james jim jimmy jamie jaime santiago
janet jan jane joan johanna
jennifer jen jenny jenni
jessica jess jessie
johann hans john jean jan juan ivan giovanni johannes hannes jani
john jack johnny jon jan
jonathan jon jonny
joseph joe joey josef sepp jose pepe jupp giuseppe beppe jozef
josephine josie jo josefine fini
judith judy jude
julia julie jules julka
katarina kata kathi
kenneth ken kenny
laurence larry lawrence lorenz laurie lars
leonard leo lenny len leonhard
louis lou ludwig luis lewis ludek
louise lou luise luisa lulu
magdalena magda lena leni madeleine maddy
margaret maggie peggy meg madge greta gretel rita daisy margarete margarita margit marge margot gosia grete
maria mary marie mia mitzi mimi molly polly marys maja marisol mariechen marysia
mark marc markus marek marco
martha marty patty marta
martin marty marcin
matthew matt matty matthias mateo mateusz hias
maximilian max maxi
michael mike mick mickey michel miguel michal michi mikael misha
michelle shelly mich
nicholas nick nicky nikolaus klaus niklas nico colin mikolaj
nicole nicky nicola nikki
olivia liv livvy ollie
oliver ollie olli
pamela pam pammy
patricia pat patty trish tricia patsy
patrick pat paddy
paul pablo pawel paolo paulie
peter pete pedro piotr piet pierre
philip phil pip filip felipe
raymond ray raimund
rebecca becky becca bex
richard rick dick richie ricky rich ryszard ricardo
robert bob rob bobby robbie bert roberto
ronald ron ronnie
rosemary rose rosie romy
ruediger rudi rudolf rudolph
samantha sam sammy
samuel sam sammy
sarah sally sadie sara
sebastian seb basti bastian wastl
simon si simeon szymon
sophia sophie zofia zosia sofia sofie
stephanie steph steffi stefanie stephie
stephen steve stevie steven stefan esteban stephan szczepan
susan sue susie suzy susanne susanna sanne zuzanna zuza
teresa terry tess tessa theresa resi therese
theodore ted teddy theo theodor teodor
thomas tom tommy tomas tomasz tomek
timothy tim timmy timo
ulrich uli ulli
ulrike ulli rike uli
ursula uschi ulla ursel
valentina vale tina
veronica ronnie vera veronika vroni
victor vic viktor
victoria vicky tori vikki viktoria
vincent vince vinnie vicente
virginia ginny ginger
walter wally walt
wilhelm willi helmut willem wim guillermo wilek bill
wilhelmine minna mina helma
william bill billy will willie liam guillermo
wolfgang wolf wolfi
yvonne evonne
zachary zach zack
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    from shopfriend.records.folding import fold

    table: dict[str, set[str]] = {}
    for row in _ROWS.strip().splitlines():
        names = [fold(name) for name in row.split()]
        for name in names:
            table.setdefault(name, set()).update(names)
    return {name: frozenset(others - {name}) for name, others in table.items()}


def also_called(name: str) -> frozenset[str]:
    """The other names of somebody who is called `name` (folded); empty where none is known."""
    return _table().get(name, frozenset())
