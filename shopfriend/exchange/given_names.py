"""Given names as they are common in Europe and the Americas: enough of them to tell a column of names from others."""

from shopfriend.records.folding import fold

_NAMES = """
aaron abigail adam adele adrian agnes agnieszka ahmed aino alain alan albert alberto alejandra alejandro alessandra
alessandro alex alexander alexandra alfred ali alice alicia alina alison amanda amelia amelie amy ana anders andre
andrea andreas andrew andrzej angela angelo angelika anita anja anke ann anna annabel anne annika anthony antje antoine
anton antonella antonia antonio arthur astrid audrey aurelie axel barbara bart beata beatrice beatriz ben benedikt
benjamin bernard bernd bernhard bert bianca birgit bjorn brandon brian bridget bruno camille carl carla carlo carlos
carmen carol caroline caterina catherine catia cecile cecilia charles charlotte chiara chloe chris christa christian
christina christine christoph christopher claire clara claudia claudio clemens colin constanze cristina dagmar daniel
daniela danielle david deborah denis dennis diana dieter dirk dominik dominique donald dora dorothea dorothy edith
eduard eduardo edward elena eleanor eleonora elias elisa elisabeth elizabeth elke ella ellen emil emily emma emmanuel
enrico enzo eric erica erik erika ernst estelle esther eugene eva evelyn fabian fabio fatima federica federico felix
fernanda fernando filipe fiona florence florian frances francesca francesco francisco francois francoise frank franz
fred frederic frederik friedrich gabriel gabriela gabriele gary george georg georges gerard gerd gerhard gilles giorgia
giorgio giovanna giovanni gisela giulia giuseppe gonzalo grace greta guido gunter gustav guy hanna hannah hannelore
hans harald harry heather heidi heike heinrich heinz helen helena helene helga helmut hendrik henri henrik henry
herbert hermann holger horst howard hugo ian ignacio ilse ines inga inge ingeborg ingo ingrid irene iris irina isabel
isabella isabelle ivan jack jacqueline jacques jakob james jan jana jane janet jason jaime jean jeanne jeff jens
jennifer jeremy jessica jessie jim joachim joan joana joanna joao jochen joe johan johann johanna johannes john jon
jonas jonathan jorg jorge jose josef joseph josephine joshua juan juana judith julia julian julie julien jurgen justin
jutta kai karen karin karl karla kate katharina katherine kathleen kathrin katja keith kelly kenneth kerstin kevin kim
klaas klara klaus konrad kristin kristina krzysztof kurt lara lars laura laurence laurent lea lena leo leon leonie
lewis lidia liesbeth lina linda lisa lorenzo lothar louis louise luca lucas lucia lucie lucy ludwig luigi luis luisa
lukas luke lydia magda magdalena maike malgorzata manfred manuel manuela marc marcel marco marcus marek margaret
margarida margarete margarita margit margot maria mariana marie marina mario marion marjorie mark marko markus marlene
marta martha martin martina martine mary massimo mathias mathilde mathieu matilda matteo matthew matthias mattia
maureen max maxime megan mercedes mia michael michaela michal michel michele michelle miguel mike mila mohamed mohammed
monica monika monique morgane nadine nancy natalia natalie nathalie nathan neil nele nicholas nick nico nicola nicolas
nicole niels nigel nils nina noah nora norbert odile olaf olga oliver olivia olivier omar oscar otto pablo paloma
pamela paola paolo pascal patricia patrick patrizia paul paula pauline pedro peter petra philip philipp philippe
pierre pieter pilar piotr rachel rafael rainer ralf ramon raphael raquel raymond rebecca regina reinhard renate rene
ricardo richard rita robert roberta roberto robin rodrigo roger roland rolf roman ronald rosa rosemary rudolf ruth ryan
sabine sally salvatore sam samantha samuel sandra sara sarah sebastian sergio sharon sheila silke silvia simon simone
sofia sonia sonja sophia sophie stefan stefania stefano stephan stephanie stephen steve steven stuart susan susanne
suzanne svenja sven sylvia sylvie tamara tania tanja teresa theo theresa therese thierry thomas tiago tim timothy tina
tobias tom tomas tomasz tony torsten ulrich ulrike ursula uta ute uwe valentina valerie vanessa vera veronica veronika
veronique victor victoria viktor vincent vincenzo virginie viviane volker walter waltraud wendy werner wilhelm willem
william winfried wolfgang xavier yasmin yolanda yves yvonne zoe
"""
_FOLDED = frozenset(_NAMES.split())


def is_given_name(word: str) -> bool:
    """Whether it is one of the common given names, however it is accented."""
    return fold(word) in _FOLDED
