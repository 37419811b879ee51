"""Which names mean one another in everyday use, in many languages: a row holds a name with its short forms.

A name may stand in several rows; only names of one row mean one another.
"""

ROWS = """
abigail abby gail abbie; abraham bram abe braham; adalbert bert bela vojta vojtech wojciech wojtek; adelheid heidi
adele alida; adrian adi ade; agatha aggie agata; agnes agi aggie agnieszka aga inés inez jagna; albert bert al bertie
alberto beto berti albrecht; alejandra ale jandra alessandra sandra aleksandra; alessandro sandro ale alex; alexander
alessandro iskender alejandro ale xandi xander sascha sasha sanyi sándor alekos olek oleksandr shura; alexander alex
sandy sascha sasha alec aleksander alejandro xander; alexandra alex sandra sasha alexa aleksandra ola; alexandra xandi
sandy sandra sanna sasha sascha ola alejandra olesya shura; alfred fred freddie alf alfie; alice ali alicia; alison
ali allie alyson; aloysius alois loisl luis alojz; amanda mandy manda; amelia amy millie mela; anastasia nastya
nastasja stasia asya ana; andras bandi andris andy; andreas andi andré andrej andrei andris anders andrés; andrew andy
drew andreas andre andrzej andres; angela angie angelika geli; anna anne ann annie anja hanna hannah nan nancy anita
ania anni; anna anneke anke anouk aneta anka anuška anički annika annette anya aniela hania aničky nancy panni anikó;
anneliese anne liesel annelie; annemarie anne annemie mia; anthony tony anton toni antonio antoni toño; antonia toni
tonia antonella; antonio toni tono nino tonino tonio antek antoine tó toninho antoš; apollonia loni; apostolos lakis
tolis; arnold arno arnie noldi; arthur art artie artur; augustus gus august gustl augustin auguste; aylin ayla;
ayşegül ayşe ayşen; balthasar balz baltasar; barbara barb babs basia bärbel babsi; bartholomew bart bartek bartosz
bartłomiej barthel; beatrice bea trixie beatriz bia beatrix trixi beata; benjamin ben benny benji; bernadette berna
detta bernie; bernard bernie bernhard; bernhard bernd berni bernhardt benno; bogdan boguś bohdan; bogusław boguś
bogdan; boris borya; bozena boženka; bridget biddy bridie birgit gitte brigitte gitta; bronislaw bronek bronia
bronisława; carl carsten kalle charlie; carmen carmina carmela carmelita menchu; caroline carrie caro karoline
carolina karolina lina; catherine kate katie cathy kathy katherine katharina kitty cat kath katja kasia katarzyna
catalina kathrin karin; cecilia cecily cissy celia zilly cilla silje cecilie; celestine tina celeste; charles charlie
chuck karl carlos carl karol; charlotta lotta lotten charlotte; charlotte lottie charlie lotte; christian chris
krystian; christiane christa chris janne; christina chris tina christine chrissie kirsten kristin krystyna christel;
christine kicki christa kerstin kristina stina tine chrissy chrissi kirsten christel krista; christopher chris kit
topher christoph kristof krzysztof; clara klara klärchen claire; claudia klaudia claudi; clemens klemens clem klemm;
concepcion concha conchita chelo concetta; constance connie constanze conny stanzi costanza; constantine kostas dinos
costa konstantin kostya gus konstantinos dino; consuelo chelo; cornelia conny nelly corrie neeltje nele; cornelius
kees cor nelis conny neil; cynthia cindy; cyril kirill cyrill kiril; czesław czesiek; dagmar dasha daša; daniel dan
danny; danuta danka danusia; dariusz darek; david dave davey; deborah debbie deb; demetrius dimitris mitsos dmitri
dima mitya dmitriy dmitry dimitri mitko dmytro; dieter didi dietrich; dolores lola lolita dolly loli; domenico mimmo
mimi dominic dom dominik nico domingo mingo; dominika nika dominique; dora dorottya dorika; dorothea dorle dorli dora
thea doro dorota dorothee; dorothy dot dottie dolly dorothea thea dora; edmund ed ned eddie mundl; eduarda duda
eduardo dudu edu; edward ed eddie ted teddy ned eduard eduardo; edward edek ed lalo edi; edwin ed eddie; ekaterina
katya katia yekaterina katyusha katerina katinka; eleanor ellie nell nora elena leonore lena; elena lena lenka elenka
nelly helena alyona yelena olena; eleonora nora lora leonora elli; elfriede elfi friedl; elizabeth bess elsa ela betka
alžběta eliška bětka erzsi erzsébet böske lisbet lisbeth liesbeth els bettina isabel elsbeth betti elspeth elisaveta
liza lise; elizabeth liz lizzie beth betty eliza elise elsie libby elisabeth lisa lisbeth sissi bess betsy liesl ela
elzbieta; emanuel manu mano manolo manuel; emil milo emile; emily em emmy emilia milly; emma emmi em; enrique quique
kike henrique rico enrico; erich ric erik eric; ernest ernie ernst erno ernesto neto; estefania fani stefania; eugene
gene zhenya eugen jenő yevgeny evgeniy evgeny yevgeniya evgenia eugenia eugenie gena; eustace stacy; eva evi ewa evita
eve evička ewcia ewunia; evangelos vangelis vaggelis; evelyn evi eve lynn; fatma fatoş fadime fatima; felicity flick
fliss felicitas feli felicia; ferdinand ferdi nandl ferdl fernando; ferenc feri ferkó franz; fernando nando fer
ferdinand; filippo pippo pip philip; florence flo florrie flossie; florian flo flori; frances fran francesca franziska
franzi fanny; francesca cesca chicca checca fran francisca; francesco checco franco cesco ciccio; francis franek
franciszek ferenc fran paquito pancho kiko curro xico chico; francis frank frankie franz francisco paco pancho
franciszek francois; francisca paca paquita paqui fran xica cisca; frantisek franta fanda ferko; franziska franzi
ziska fränzi; frederica freddie rike friederike riki rikke frida; frederick fred freddie fritz friedrich fredrik;
friedhelm friedel; friedrich fritz friedel fred frederik frerk; gabriel gabe gabi; gabriela gabi gaby gabika; gabriele
gabi gaby gabriella gabriela ella; genevieve gina jenny viv; geoffrey geoff jeff jeffrey; georg schorsch jörg jürg
györgy gyuri yuri yuriy jiří jirka yorgos giorgos jordi jürgen jorge georges georgi gosho goran; george georgie georg
jorge jerzy jurek jörg jürgen; georgina gina georgie georgia; gerald gerry jerry gerhard gerd; gerard gerry ger
gerardo gert; gerda gertie; gerhard gerd gert hardy geert; gerlinde linde gerli; gertrude trude trudy gerti; giacomo
jack mino; giovanna gianna vanna nina joan; giovanni gianni nanni vanni juan; giuseppe beppe peppe pino pippo geppe
beppino bepi; giuseppina pina giusy pinuccia; gonzalo gonza chalo; gottfried friedl götz; grace gracie gratia; gregory
greg gregor grzegorz; guadalupe lupe lupita; guillaume will guy guillem william; gustav gus gustl gösta gusti gustavo
tavo; gwendolyn gwen wendy; halina hala; hannelore hanne lore hanni; hanspeter hampi hape; harold harry hal harald;
harriet hattie harry; hartmut hardy; hedwig hedi hedy jadwiga jadzia hedda; heidemarie heidi; heinrich heini heinz
heiner hinnerk hein; helen nell nellie helena lena leni helene ellen elena; helena hela helenka lenka hella elli leena
leni; henry harry hal hank heinrich heinz henrik henri enrique henryk; henryk heniek rysiek; hermann herm manni armin
harm; hermine mina mini; hildegard hilde hilda hildi; hortensia tencha; hryhoriy grisha grigory grigoriy gregor
hrisha; hubert bertl hub hugh; ibrahim ibo abraham; ignatius ignacio nacho ignaz ignacy iggy; ildiko ildi; ingeborg
inge inga; irena irka irene irina ira renia; irmgard irmi irma; isabel isa isabelle bel ysabel izabela iza bella
chabela isabeau; isabella bella izzy isabel belle isa; ismail ismo; istvan pista isti pisti stefan steve; ivan vanya
ivo vanyusha ivanko johnny ivica; jaap jacob jacobus koos; jacek jacenty; jacob jake jakob kuba jakub; jacques sjaak
jack jacky jacob; jadwiga jadzia; jakob köbi jockel jaap; jakub kuba jakubko kubo kubík; james jim jimmy jamie jaime
santiago; jan honza janek jasiek jens janne jancsi johannes johan janis jaś; janet jan jane joan johanna; janos jani
jancsi john; jaroslav jarda jarek jaroslaw jarosław; jeanpierre jp; jennifer jen jenny jenni; jerome jerry hieronymus;
jessica jess jessie; jesus chuy chucho suso; jitka jituška; joachim achim jochen jo joaquín quim quino; joanna asia
joasia jo joanne jana; joao joca joão juca jonas; johann hans john jean jan juan ivan giovanni johannes hannes jani;
johanna hanna hanne jo hannerl janna; johannes hans hannes hansi jan johan johnny jussi juhani juha; john jack johnny
jon jan; jolanta jola; jonathan jon jonny; jorge coque jordi; jose pepe pepito chepe che zé josé joseph zeca josep;
josef sepp pepík pepa jožko józsi józsef jupp joschi beppo seppi jozo joop; josefa pepa pepita fina josefina sefa
peppi; joseluis pepelu; josemaria chema; joseph joe joey josef sepp jose pepe jupp giuseppe beppe jozef; josephine
josie jo josefine fini; juan juanito juancho hans; judith judit jutka juci; judith judy jude; juergen jürgen jörg;
julia julie jules julka; julian jules juli julius; juliana jule liana jana; kaja karolina; karl kalle carl károly
karcsi karel kaja karlheinz charly karle; karlheinz kalle heinz; katalin kati kata kató; katarina kata kathi; kateřina
katka kačka káťa; katharina käthe kathi kati katja trina trine kaja nina katarina katy rina käthchen kathe trinchen
katrin katrina katrijn; katherine kay kathryn kit kate; kathleen kath kathy kay katie; kenneth ken kenny; kevin kev;
kimberly kim kimmy; klaus claus nik; klement klim; konrad kurt conny conrad koni radek; konstantin kostja kosta;
kristina stina kicki tina krista kris; kristoffer stoffer kris; krzysztof krzysiek krzyś kris; kunigunde gundi kuni;
ladislav laco láďa ladik; lars lasse lauri laurits laurentius; laszlo laci lacko lacika; laura lori laurie lolly;
laurence larry lawrence lorenz laurie lars; leonard leo lenny len leonhard; lorenzo enzo renzo loren lenz larry; louis
lou ludwig luis lewis ludek; louise lou luise luisa lulu; lubomir lubo luboš lyubomir; lucia lucy lucie lulu luzie
łucja luca; ludmila lida mila lyuda lyudmila liudmyla; luigi gigi gino luis ludwig; lyubov lyuba luba; maciej maciek
matthias; madison maddie maddy; magdalena magda lena leni madeleine maddy; magdalena magda lenka madeleine madlen
marlene magdi malena lene alena; malgorzata gosia małgosia gośka margaret; manfred manni fred mane manny; manuel
manolo manny manu lolo manuela manoel; manuela manu ela; marcel marco marcello; marek mareček marko; margaret maggie
peggy meg madge greta gretel rita daisy margarete margarita margit marge margot gosia grete; margaret margot madge
maisie marguerite margo margosia margarida guida peg pegeen meggie megan meg; margarethe gretel grete gretchen gret
gitta greta gritli margreet griet rita meta marget margret margareta; maria maruška mařenka marie mariana maja mimmi
mia marijke ria mieke mizzi marika mari mariska maricarmen mara masha marisa miriam maryam; maria mary marie mia mitzi
mimi molly polly marys maja marisol mariechen marysia; mariacarmen mamen maricarmen; mariajose majo marijose;
marialuisa marisa malu; mariana nana marian; mariateresa maite mayte maritere; marieluise marlies marlis malu; marilyn
mari lynn; mario marius; mark marc markus marek marco; marta martha martie martuška marti; martha marty patty marta;
martin martijn tinus maarten mårten márton marci marty; martin marty marcin; martina tina martine; mateusz matthew
mateo mati; matthew matt matty matthias mateo mateusz hias; matthias hias matze matthes matti mats matyáš matthew
matouš mati; maureen mo reenie; maurice mo moritz morris mauricio mauro; maximilian max maxi; mehmet memo muhammed
mohammed mohammad mohamed muhammad mamadou mo; melanie mel melli melly; melissa mel lissa missy; michael michel mischa
misha micha mikey mihai mihály misi mikhail mykhailo mikkel mikko mikael michal mikołaj michele michiel; michael mike
mick mickey michel miguel michal michi mikael misha; michaela michi ela micha michaelina; michelle shelly mich;
milagros mila milagritos; mildred millie; miloslav miloš milan; miroslav mirek slávek miro mirko; monica moni; monika
moni mona monique monica mo; mustafa musti; nadezhda nadya nadja nadia; natalya natasha natalia nataliya natalie nat
talia natascha nathalie nata; nathaniel nat nate nathan; nicholas nick nicky nikolaus klaus niklas nico colin mikolaj;
nicole nicky nicola nikki; nikolay kolya nikolai nicholas miklós miki mikołaj nikola niko mykola nikos klaas niels
nils klaus nicola nicolas; nils nisse niels; norbert bert norb noro; nurettin nuri; oksana ksenia ksenija xenia
ksusha; olga olya olja helga ola; oliver ollie olli; olivia liv livvy ollie; oscar ossi oskar; oswald ossi; otto otti;
pamela pam; pamela pam pammy; panagiotis panos takis; patricia pat patty trish tricia patsy; patricia pati patrycja
patrizia paddi; patrick paddy padraig pádraig patrik rick patricio pato; patrick pat paddy; paul pablo pawel paolo
paulie; paula pauline paulina polina pola; pavel pasha paweł pavlik pál pavlo pali pavol paul palko; pedro perico
pedrito peio; pelagia pola; per pelle peer pär; peter pete pedro piotr piet pierre; peter petr pierre pekka petri piet
pieter petter péter peti petya pyotr petro pete peto pero peers per pietro pedrinho petrus piero; petra petruška peti;
philip lip phill philippe fülöp felipe; philip phil pip filip felipe; philippa pip pippa phil philly; piotr piotrek
piotruś; prudence prue; rachel rae shelly ray raquel; rafael rafa raff raphael rafał raf; raffaella lella raffa;
raimund mundl; ramon moncho ray; raymond ray raimund; rebecca becky becca bex; regina gina reggie regi; reginald reg
reggie rex; reinhard reini hardy; reinhold reini holdi; renata rena renate reni nata; rene reni; ricardo ricky richi
rico cayo; richard dickie dick riccardo richi rikard; richard rick dick richie ricky rich ryszard ricardo; robert bob
rob bobby robbie bert roberto; robert robbie bobbie robi robin rupert robbe bertl beto; roberto beto tito berto roby;
roland roli rolle rowland orlando; roman romek roma; ronald ron ronnie; rosa rosie rosita röschen; rosalia rosa lia
sally; rosalind roz ros; rosario charo chayo; rosemarie rosi romy rose marie; rosemary rose rosie romy; rudolf rudi
dolf rolf rudy ruda; ruediger rudi rudolf rudolph; rupert rupi rubert; salvador chava salva; salvatore totò turi salvo
toto; samantha sam sammie mantha; samantha sam sammy; samuel sam sammy; sandor sanyi alexander; sandra sandy sandi;
santiago santi chago yago diego tiago; sara sal sadie sari; sarah sally sadie sara; sarolta sári; sebastian bastl
wastl seppi sebas sébastien; sebastian seb basti bastian wastl; sergio checo sergei sergey seryozha serge sergiy;
severin sevi; siegfried sigi siggi fritz; siegmund sigi sigmund; sigrid siri sigi; silvester silvio vester; silvia
silvi sylvia sylvie; simon si simeon szymon; simon simo simeon semyon simão šimon; simone mona simi; slawomir sławek
slavo slavomir; sofia sofi zosia sofka sonja sonya sophia; sophia sophie zofia zosia sofia sofie; stanislaus stan
stanislav stanisław staszek standa stas stano staš; stefan pista steffen stepan števo stevan steven stefano stevo
stjepan stepka; stefania stefcia fanny; stepan stepka; stephanie steph steffi stefanie stephie; stephen steve stevie
steven stefan esteban stephan szczepan; susan sue susie suzy susanne susanna sanne zuzanna zuza; susanne sanne susi
sanna suse susann zuzana zuzka zsuzsanna zsuzsi zsuzsa susana zuzia zuzanna susannah zsófi; sven svenne; svetlana
sveta lana svitlana; sylwester sylwek; tadeusz tadek thaddeus tad; tamara toma tammy; tatiana tanya tanja tatyana
tania tata; terence terry tel; teresa tere terka tereza teresinha resi teri teréz terezka; teresa terry tess tessa
theresa resi therese; theodor teo theo fedor fyodor fedya tudor; theodore ted teddy theo theodor teodor; theresia resi
res reserl thesi thea tessa terka; thomas thommy tomek tomáš tamás tomi tomasso tommaso maso toma tam; thomas tom
tommy tomas tomasz tomek; timothy tim timmy timo; timothy timmi timofey tima; tobias tobi toby; tomislav tomo; ulrich
uli ulli; ulrike rike; ulrike ulli rike uli; urban bane; ursula ulli urschl; ursula uschi ulla ursel; urszula ula;
valentin tino vale valya wálti; valentina vale tina; valerie val valeria valeriya lera; vasily vasya vassilis vasilis
basil vasile wasyl bazyli; venceslaus václav vašek wenzel wacław wacek vaclav vasek; veronica ronnie vera veronika
vroni; veronika vroni nika roni verena vreni; victor vic viktor; victoria vicky tori vikki viktoria; vilém vilda;
vincent vince vinnie vicente; vincent vinny vinz vincenz vinzenz wincenty; vincenzo enzo vince cenzo vicenzo; viola
violetta violet vi; virginia gini virna; virginia ginny ginger; vivian viv vivi vivien; vladimir vlado vova volodya
vladi vlad volodymyr vladek wladimir; vladislav vlad slava władysław władek; vojtech vojta béla wojtek; volker volki;
waldemar waldi valdemar; walter wally walt; waltraud traudl waltraut traudi; wanda wandzia; wendelin wendel; werner
wern; wieslaw wiesiek; wilfried willi fred friedel; wilhelm willem wim pim wilm vilmos vili guglielmo will; wilhelm
willi helmut willem wim guillermo wilek bill; wilhelmina wil mina willa minnie billie mien; wilhelmine minna mina
helma; william bill billy will willie liam guillermo; winifred winnie freda win; wladyslaw władek; wolfgang wolf
wolfi; wolfram wolf; xaver xavi xaverl xavier javier javi; yevgenia zhenya genia; yolanda yoli yola; yusuf yousef
yussuf joseph josef; yvonne evonne; zachary zach zack; zbigniew zbyszek; zdenek zdena zdeněk; zdenka zdena zdeňka;
zofia zosia zośka; zuzanna zuzia zuza
"""
