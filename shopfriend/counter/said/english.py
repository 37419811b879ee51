"""How one tells in English what could be kept."""

from shopfriend.counter.said.speech import Speech

_BE = r"(?: (?:is|was) (?:called|named)| called| named|'s name is| is)?"

ENGLISH = Speech(
    relations=(
        r"sons?|daughters?|husband|wife|mother|mum|mom|mummy|father|dad|parents|sister|brother|grandson|granddaughter|"
        r"grandchild|grandmother|grandma|gran|granny|nan|nana|grandfather|grandad|granddad|grandpa|great-grandson|"
        r"great-granddaughter|niece|nephew|aunt|auntie|uncle|cousin|stepson|stepdaughter|son-in-law|daughter-in-law|"
        r"mother-in-law|father-in-law|sister-in-law|brother-in-law|godson|goddaughter|godchild|baby|baby girl|baby "
        r"boy|boy|girl"
    ),
    animals=(
        r"dog|puppy|cat|kitten|tomcat|rabbit|bunny|horse|pony|foal|donkey|parrot|budgie|budgerigar|canary|hamster|"
        r"guinea pig|tortoise|goldfish|ferret|dachshund|poodle|labrador|terrier|spaniel|collie|beagle|retriever|"
        r"whippet|greyhound|corgi|pug|boxer|schnauzer|alsatian|setter|mongrel|tabby|siamese"
    ),
    being=(
        rf"(?<!-){{relation}}{_BE},? {{name}}",
        r"(?:has|have|got|bought|adopted) (?:a|an|another|a new|a little) (?:\w+ )?{relation}(?: is)?,? (?:called|"
        r"named) {name}",
        r"{name}, (?:her|his|their|the|my|our) (?:\w+ )?{relation}",
        r"{name} \((?:her |his |their |the )?{relation}\)",
        r"{name} is (?:her|his|their) (?:\w+ )?{relation}",
    ),
    birthday=(
        r"(?:{name}'s )?birthday(?: is| was| will be|:)?(?: on)?(?: the)? {rest}",
        r"(?:her|his|the|their) birthday(?:'s)?(?: is| falls|:)?(?: on)? {rest}",
        r"{name} (?:turns|will be|is) \d{1,3}(?: years old)? (?:on |this |next )?{rest}",
        r"(?:turns|will be|is turning) \d{1,3}(?: years old)? (?:on )?{rest}",
        r"was born (?:on )?{rest}",
    ),
    anniversary=(
        r"wedding anniversary(?: is| was| will be|:)?(?: on)? {rest}",
        r"(?:were|got) married on {rest}",
    ),
    promise=(
        r"(?:i|we)(?:'ve| have)? promised (?!myself|ourselves)(?:(?:her|him|them) )?(?:to |that (?:i|we)(?:'d|'ll| "
        r"would| will) )?{clause}",
        r"(?:i|we)(?:'ll| will|'m going to|'re going to| am going to| are going to) (?!never|not|see (?:if|whether)|"
        r"think|miss|have to|be\b){clause}",
        r"(?:told|said to) (?:her|him|them) (?:i|we)(?:'d|'ll| would| will) {clause}",
        r"said (?:i|we)(?:'d|'ll| would| will) {clause}",
        r"^promised:? (?:to )?{clause}",
    ),
    need=(
        r"(?:would|'d) like (?:to (?:have|buy|try|get) )?{what}",
        r"(?:is|'s|are|was) (?:looking for|after) {what}",
        r"asked (?:for|whether we have|if we have|if we had|whether we had|if we could get|whether we could get) "
        r"{what}",
        r"(?:wants|wished for|wishes we had|wishes we sold|is hoping for) {what}",
    ),
    favourite=(
        r"(?:loves|adores|really likes|likes|prefers|enjoys|is fond of|is mad about|cannot resist|can't resist) "
        r"(?:our )?{what}",
        r"favou?rite(?: \w+)? (?:is|are)(?: our| the)? {what}",
        r"always (?:has|takes|drinks|orders|buys|wants) {what}",
    ),
    dislike=(
        r"(?:hates|dislikes|can't stand|cannot stand|detests|does not like|doesn't like|is not fond of|isn't fond "
        r"of) {what}",
    ),
    allergy=(r"(?:is |'s |are )?(?:very |badly |highly )?allergic to {what}", r"has an? allergy to {what}"),
    clause_ends=(
        r"and|but|because|since|so|when|while|which|who|that|if|although|though|as|with (?:her|his|them)|for (?:her|"
        r"his|the)|"
        r"today|tomorrow|now|again|very much|a lot|best|most|instead|too|every|on|in the"
    ),
    of_others=(
        r"\w+'s?|\w+s'|neighbour's|(?:late|ex|former|no|lost (?:her|his|their)|of (?:her|his|a)|a|(?:your|my|"
        r"our))(?: old)?|"
        r"(?:brother|sister|friend|son|daughter|neighbour|boss|mother|father)'s|ex-?|someone's|like a|not (?:her|his|a)"
    ),
    others=(
        r"\w+'s|his (?:wife|friend)|her (?:friend|neighbour|boss)|friend|neighbour|boss|colleague|shop|jesus|christ|"
        r"king|queen"
    ),
    denying=(
        r"not|never|no longer|would have|wouldn't|won't|didn't|if i|if we|used to|no more|nobody|says she|would love|"
        r"pretends|i wish|neither|hardly|jokes?|joked|joking"
    ),
    not_things=(
        r"to|that|how|when|what|it|them|him|her|his|she|he|me|us|you|they|this|these|those|being|having|going|working|"
        r"living|seeing|my|your|our|their|each other|everything|everybody|everyone|nothing|nobody|people|himself|"
        r"herself|"
        r"work|a (?:new )?(?:flat|house|room|place|husband|wife|friend|man|woman)|both|one|some(?:thing|one|body)|"
        r"anything|anyone|more|less|a (?:lot|bit|chat|word|hug|job|divorce|refund)|"
        r"[a-z]+ing (?:her|his|their|with)"
    ),
    not_names=(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december she he they we it her his the and but is was has had who when christmas "
        "easter yesterday today tomorrow english german french spanish said says told mr mrs ms miss dr i if so then "
        "also still only just very back here there now lives works came went got passed loves likes wants father mother"
    ),
    happening=(
        r"exams?|tests?|holidays?|holiday|trip|journey|flies|flying|travels?|travelling|moves?|moving|wedding|party|"
        r"concert|interview|starts?|begins?|visits?|visiting|comes?|coming|goes|going|leaves|leaving|competition|match|"
        r"race|marathon|play|recital|premiere|opening|graduation|degree|school play|first day|new job|drives?|arrives?"
    ),
)
