"""What the headers of customer tables mean, in the languages in which they are commonly seen.

Headers are looked up folded: without accents, capitals, blanks and signs ("E-mail Address" is "emailaddress").
"""

import re
import unicodedata
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a column holds. `DROPPED` is what a program counted or set by itself, `NEVER` must not be kept."""

    NAME = "name"
    FILE_AS = "file as"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PREPOSITION = "preposition"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    CALLED = "called"
    SOUNDS_LIKE = "sounds like"
    REFERENCE = "reference"
    NUMBER_OF_PROGRAM = "number of program"
    BIRTHDAY = "birthday"
    BIRTH_DAY = "birth day"
    BIRTH_MONTH = "birth month"
    BIRTH_YEAR = "birth year"
    ANNIVERSARY = "anniversary"
    PHONE = "phone"
    EMAIL = "email"
    PARTNER = "partner"
    TAGS = "tags"
    NOTES = "notes"
    COMPANY = "company"
    SINCE = "since"
    LANGUAGE = "language"
    STREET = "street"
    HOUSE_NUMBER = "house number"
    MORE_STREET = "more street"
    BOX = "box"
    TOWN = "town"
    POSTCODE = "postcode"
    REGION = "region"
    REGION_CODE = "region code"
    COUNTRY = "country"
    COUNTRY_CODE = "country code"
    POSTCODE_AND_TOWN = "postcode and town"
    WHOLE_ADDRESS = "whole address"
    LABEL = "label"
    LABELLED = "labelled"
    REFUSES = "refuses"
    DROPPED = "dropped"
    NEVER = "never"
    OTHER = "other"


_WORDS: dict[Kind, str] = {
    Kind.NAME: "name fullname customername customer displayname contactname contact clientname kunde kundin kundenname "
    "nachnamevorname namevorname vollstandigername nomcomplet nometprenom nomduclient client nombrecompleto "
    "nombreyapellidos cliente naam volledigenaam klantnaam klant nomecompleto nomecognome nom nome nombre navn namn "
    "nomeecognome cognomenome nominativo prenometnom vorundnachname vornameundnachname vornamenachname lastfirst "
    "firstlast lastnamefirstname nomsprenoms namen",
    Kind.FILE_AS: "fileas speichernunter",
    Kind.GIVEN: "firstname givenname given forename first fname vorname prenom nombredepila voornaam primernombre "
    "customerfirstname fornamn fornavn imie "
    "primeironome nomeproprio nomedibattesimo nombres",
    Kind.MIDDLE: "middlename middle additionalname middlenames zweitervorname weiterervorname deuxiemeprenom "
    "segundonombre middleinitial "
    "secondonome tweedenaam",
    Kind.FAMILY: "lastname familyname family surname last lname nachname familienname zuname nomdefamille apellido "
    "apellidos primerapellido segundoapellido achternaam cognome sobrenome apelido customerlastname "
    "efternamn etternavn nazwisko "
    "ultimonome",
    Kind.PREPOSITION: "lastnamepreposition tussenvoegsel tussenvoegsels",
    Kind.PREFIX: "nameprefix title prefix salutation anrede titel civilite tratamiento honorific titre aanhef "
    "titolo titulo formadetratamiento",
    Kind.SUFFIX: "namesuffix suffix generationalsuffix",
    Kind.CALLED: "nickname nick preferredname knownas goesby called alias spitzname rufname surnom apodo roepnaam "
    "kosename shortname "
    "soprannome bijnaam alcunha",
    Kind.SOUNDS_LIKE: "phoneticfirstname phoneticmiddlename phoneticlastname givenyomi surnameyomi givennameyomi "
    "familynameyomi additionalnameyomi yominame firstnamephonetic lastnamephonetic",
    Kind.REFERENCE: "referenceid reference ref refno customernumber customerno customernr customercode customerref "
    "customerreference custno kundennummer kundennr kundenr kdnr numeroclient numerodeclient nclient noclient "
    "codeclient numerodecliente numerocliente ncliente codigodecliente codigocliente klantnummer klantnr clientnumber "
    "clientno clientcode membernumber memberno membershipnumber mitgliedsnummer accountnumber accountno "
    "customeraccount externalid numerocliente codicecliente numerodereference referenznummer referenz "
    "klantcode codigodocliente numerodocliente ndecliente nodecliente membershipno",
    Kind.NUMBER_OF_PROGRAM: "customerid clientid kundenid kundeid memberid squarecustomerid internalid contactid id "
    "customeruid uid recordid iddecliente idcliente idclient klantid personid",
    Kind.BIRTHDAY: "birthday birthdate dateofbirth dob bday born birth geburtstag geburtsdatum geboren geb gebdatum "
    "datedenaissance naissance anniversaire fechadenacimiento fechanacimiento nacimiento cumpleanos geboortedatum "
    "verjaardag datadinascita compleanno datadenascimento aniversario fodselsdag fodelsedag customerbirthday "
    "nascimento geborenam gebam neele nele natoil natail natoail datanascita datanascimento fechanac fnacimiento "
    "fnac jourdenaissance geboortedag birthdaydate",
    Kind.BIRTH_DAY: "birthdayday dayofbirth dobday bdayday geburtstagtag",
    Kind.BIRTH_MONTH: "birthdaymonth birthmonth monthofbirth dobmonth bdaymonth geburtsmonat",
    Kind.BIRTH_YEAR: "birthdayyear birthyear yearofbirth dobyear bdayyear geburtsjahr yob",
    Kind.ANNIVERSARY: "anniversary weddinganniversary weddingday weddingdate hochzeitstag hochzeit "
    "anniversairedemariage aniversariodeboda trouwdag "
    "anniversariodimatrimonio anniversariomatrimonio datadimatrimonio trouwdatum huwelijksdatum huwelijksdag "
    "aniversariodecasamento datadecasamento datedemariage hochzeitsdatum fechadeboda",
    Kind.PARTNER: "spouse spousename partner partnername wife husband significantother ehepartner ehefrau ehemann "
    "lebenspartner conjoint conjointe epoux epouse pareja conyuge esposa esposo coniuge partnerin echtgenoot "
    "marito moglie echtgenote conjuge marido mari femme mujer ",
    Kind.TAGS: "tags tag labels categories category groups group groupmembership customergroup customergroups "
    "kategorie kategorien gruppe gruppen kundengruppe etiquettes etiquetas schlagworte groupe groupes "
    "segments grupo grupos categorie categorias "
    "gruppo gruppi groep groepen etichette schlagworter stichworte",
    Kind.NOTES: "note notes memo comment comments remarks remark notiz notizen bemerkung bemerkungen kommentar "
    "anmerkung anmerkungen remarque remarques commentaire commentaires nota notas observaciones comentarios opmerking "
    "opmerkingen customernote customernotes description body osservazioni "
    "annotazioni notitie notities obs observacoes observacao observations anotacoes anotaciones apuntes",
    Kind.COMPANY: "company companyname organization organisation organizationname organisationname organization1name "
    "business businessname firma firmenname unternehmen societe entreprise empresa compania bedrijf bedrijfsnaam "
    "azienda defaultaddresscompany "
    "ragionesociale societa razonsocial raisonsociale",
    Kind.SINCE: "customersince since firstvisit membersince registered registeredon registrationdate kundeseit "
    "clientdepuis clientedesde klantsinds "
    "clientedal clientedesde joined joinedon joindate",
    Kind.LANGUAGE: "language locale sprache langue idioma taal lingua preferredlanguage",
    Kind.REFUSES: "donotcontact donotmail donotsendmail donotsendmarketing donotsendmarketingmaterials nomail "
    "nomailing nomailings nomarketing nocards optout optedout optoutmarketing marketingoptout mailingoptout mailoptout "
    "directmailoptout postaloptout unsubscribed unsubscribe werbesperre keinewerbung postwerbesperre mailingsperre "
    "werbungunerwunscht keinekarten pasdepublicite pasdecourrier desabonne nopublicidad sinpublicidad geenreclame",
    Kind.DROPPED: "acceptsemailmarketing acceptssmsmarketing acceptsmarketing totalspent totalorders orderscount "
    "taxexempt creationsource lastvisit transactioncount lifetimespend emailsubscriptionstatus instantprofile photo "
    "picture phoneticname priority sensitivity private hasphoto totalspend paymentcount averageorder refundedvolume "
    "disputelosses delinquent plan status cancelatperiodend accountbalance currency created createdutc createdat "
    "updatedat updated modified lastmodified datecreated dateadded optintime optinip confirmtime confirmip latitude "
    "longitude gmtoff dstoff timezone lastchanged leid euid memberrating balance loyaltybalance storecredit "
    "yeartodate enableloyalty customersource internetfreebusy directoryserver billinginformation "
    "averageordervalue lastorder lastorderdate numberoforders orders ordercount emailtype email2type email3type "
    "emaildisplayname email2displayname email3displayname marketingoptin acceptemail newsletter",
    Kind.NEVER: "defaultsource paymentmethod paymentmethodid iban bic swift kontonummer kontonr bankaccount bankname "
    "bankleitzahl blz numerodecompte creditcard creditcardnumber kreditkarte kreditkartennummer cvc cvv expiry "
    "expirydate password passwort passwd pin pincode secret ssn socialsecuritynumber "
    "cartadicredito cartadecredito tarjetadecredito tarjeta cartaodecredito cartebancaire ncartebancaire "
    "numerodecarte numerodecartebancaire kennwort kennworter wachtwoord contrasena contrasenya motdepasse senha "
    "palavrapasse rib rekeningnummer banknummer cuentabancaria numerodecuenta creditcardno cardno",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split()}

_PARTS: dict[Kind, str] = {
    Kind.STREET: "street streetaddress streetaddress1 streetname streetline1 address address1 addressline1 addr1 line1 "
    "street1 strasse strassehausnummer strasseundhausnummer strassehausnr strassenr str adresse adresse1 rue voie "
    "calle direccion direccion1 domicilio indirizzo via straat adres straatnaam anschrift gade gata ulica "
    "morada rua logradouro endereco avenida straatenhuisnummer strasseundnr strassenundhausnummer viaenumero "
    "calleynumero",
    Kind.HOUSE_NUMBER: "housenumber houseno hausnummer hausnr huisnummer streetnumber numerocivico "
    "huisnr ncivico civico nderue numeroderue",
    Kind.MORE_STREET: "streetaddress2 streetaddress3 streetline2 address2 address3 addressline2 addressline3 addr2 "
    "line2 line3 street2 street3 adresse2 direccion2 extendedaddress adresszusatz zusatz complement "
    "complementdadresse apartment apt unit suburb ortsteil huisnummertoevoeging "
    "toevoeging piso complemento bairro puerta",
    Kind.BOX: "pobox postfach boitepostale postbus apartadopostal",
    Kind.TOWN: "city town locality village cityortown towncity ort stadt wohnort ville commune ciudad poblacion "
    "localidad municipio citta comune plaats woonplaats cidade posttown miasto "
    "localita stad gemeente localidade concelho localite kommune",
    Kind.POSTCODE: "zip zipcode postalcode postcode zippostalcode postal pcode plz postleitzahl codepostal cp "
    "codigopostal cap zippostcode kodpocztowy postnummer ziporpostalcode "
    "cep",
    Kind.REGION: "state province region county stateprovince stateorprovince stateregion bundesland kanton departement "
    "provincia comunidadautonoma regione provincie estado "
    "prov distrito uf departamento",
    Kind.REGION_CODE: "provincecode statecode regioncode",
    Kind.COUNTRY: "country countryregion countryname land pays pais paese nation nazione stato landet",
    Kind.COUNTRY_CODE: "countrycode countryid landercode countryisocode",
    Kind.POSTCODE_AND_TOWN: "plzort plzundort plzwohnort ortplz cpville codepostalville cpciudad cplocalidad "
    "caplocalita capcitta capcomune postcodeplaats postcodewoonplaats postcodeandtown postcodetown cityandzip "
    "codigopostallocalidade",
    Kind.WHOLE_ADDRESS: "formatted full fulladdress complete",
}
_PART_OF = {word: kind for kind, words in _PARTS.items() for word in words.split()}
_PLACES = (
    r"(?:(?:default|home|business|work|other|billing|shipping|delivery|physical|postal|mailing|primary|private|privat|"
    r"geschaftlich|rechnungs?|liefer(?:ungs?)?|facturation|livraison|facturacion|envio|customer|contact|invoice)"
    r"(?:address|adresse?|anschrift)?|address\d|addr\d|adresse\d)"
)
_PLACED = re.compile(rf"({_PLACES})(\w+)")
_ADDRESS_LINE = re.compile(rf"({_PLACES})(?:address|adresse?|anschrift|line|addressline)?([1-9])")
_PHONE = re.compile(
    rf"(?:{_PLACES}|mobile?|cell|evening|daytime|day|night|main|car|radio|emergency|companymain|callback|alt|alternate|"
    r"secondary|second|festnetz|portable|fixe|movil|fijo|local|customer)*"
    r"(?:phone|telephone|tel|mobile|mobil|cell|cellphone|mobiltelefon|telefon|telefono|telefone|telefoon|handy|"
    r"rufnummer|festnetz|portable|movil|celular|cellulare|gsm|mobiel|komorka|fixe|landline|callback|telemovel|"
    r"telefonocellulare|mobieletelefoon|vastetelefoon)"
    r"(?:number|no|nr|nummer|num|fixe|portable|mobile|mobil|privat|fijo|movil|geschaftlich|beruflich|"
    r"fixo|fisso|casa|ufficio|residencial|residenziale|prive|particular|domicile|abitazione)?\d?(?:value)?"
    r"|(?:no?|numero)d[ei](?:tele(?:phone|fono|fone|movel)|cellulare)|numtel|ntelephone|contactnumber|contactno|isdn"
)
_EMAIL = re.compile(
    rf"(?:{_PLACES}|alt|alternate|secondary|second)?(?:e?mail|adresseemail|adressemail|adresseelectronique|"
    r"indirizzoemail|enderecodeemail|direcciondeemail|"
    r"direcciondecorreo(?:electronico)?|postaelettronica|correioeletronico|courriel|correo|correoelectronico|mel|epost)"
    r"\d?(?:address|adresse|adres|id|addr)?\d?(?:value)?"
)
_LABELLED = re.compile(r"(relation|event|customfield|website|im)(\d+)(value|label|type)")
_LABEL = re.compile(r"(phone|email|address|organization)(\d+)(label|type|service|isprimary)")
_PAYMENT = re.compile(r"(?:card|creditcard|kreditkarte|paymentcard|debitcard|bank)(?:id|last4|brand|funding|exp\w*|"
                      r"name|address\w*|issue\w*|fingerprint|cvc\w*|avs\w*|tokenization\w*|number|no|holder\w*|type|zip|"
                      r"security\w*|account\w*)")  # fmt: skip


def folded(header: str) -> str:
    """The header without accents, capitals, blanks and signs."""
    plain = unicodedata.normalize("NFKD", header.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


@lru_cache(maxsize=1024)
def meaning_of(header: str) -> tuple[Kind, str]:
    """What the header means, and the group it belongs to: the address "home", the relation "relation1"; else ""."""
    word = folded(header)
    if not word:
        return Kind.OTHER, ""
    if _PAYMENT.fullmatch(word):
        return Kind.NEVER, ""
    if word in _KIND_OF:
        return _KIND_OF[word], ""
    if word in _PART_OF:
        return _PART_OF[word], ""
    if found := _LABELLED.fullmatch(word):
        return (Kind.LABELLED if found[3] == "value" else Kind.LABEL), found[1] + found[2]
    if found := _LABEL.fullmatch(word):
        return Kind.LABEL, found[1] + found[2]
    if _EMAIL.fullmatch(word):
        return Kind.EMAIL, ""
    if _PHONE.fullmatch(word):
        return Kind.PHONE, ""
    return _in_a_place(word)


def _in_a_place(word: str) -> tuple[Kind, str]:
    found = _PLACED.fullmatch(word)
    if found is not None:
        place = _home(found[1])
        if found[2] in _PART_OF:
            return _PART_OF[found[2]], place
        if found[2] in ("firstname", "lastname", "name", "company", "companyname"):
            return _KIND_OF[found[2]], ""
    if found := _ADDRESS_LINE.fullmatch(word):
        return (Kind.STREET if found[2] == "1" else Kind.MORE_STREET), _home(found[1])
    return Kind.OTHER, ""


def _home(place: str) -> str:
    """Make "homeaddress" "home": "Home Street" and "Home Address PO Box" are one address."""
    return re.sub(r"(?<=[a-z])(?:address|adresse?|anschrift)$", "", place)
