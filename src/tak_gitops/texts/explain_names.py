"""Why the rules about ids, names, contracts and profiles are there, and how to mend what they find."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG240.title": ("HSA-id av ovanlig form", "An HSA-id of an unusual form"),
    "explain.TG240.why": (
        "HSA ger ut id som SE, ett organisationsnummer med 10 siffror, bindestreck och bokstäver eller siffror, högst "
        "31 tecken. TAK tar emot mer än så, och äldre id av andra former används, så det är en varning. Källa: HSA:s "
        "regler för HSA-id, och en export av NTJP TEST.",
        "HSA gives out ids of SE, an organisation number of 10 digits, a hyphen and letters or digits, 31 characters "
        "at most. TAK takes more than that, and older ids of other forms are in use, so it is a warning. Source: the "
        "rules of HSA for HSA-ids, and an export of NTJP TEST.",
    ),
    "explain.TG240.mend": (
        "Jämför id:t tecken för tecken med HSA-katalogen eller certifikatet. Är det rätt kan regeln tystas med ett "
        "skäl i tak-gitops.yaml.",
        "Compare the id character by character with the HSA directory or the certificate. If it is right, the rule "
        "can be silenced with a reason in tak-gitops.yaml.",
    ),
    "explain.TG241.title": ("Gemener i ett id", "Lower-case letters in an id"),
    "explain.TG241.why": (
        "TAK sparar HSA-id för nya adressater och system med versaler, hur de än skrivs i beställningen. Id som redan "
        "finns behåller sin stavning, och den används. Källa: prövat mot TAK-web.",
        "TAK saves the HSA-ids of new addresses and systems in upper case, however the order spells them. Ids that "
        "are there keep their spelling, and it is used. Source: tried on TAK-web.",
    ),
    "explain.TG241.mend": (
        "Skriv id:t med versaler, så ser filen ut som TAK kommer att göra. Finns id:t redan med gemener i TAK är det "
        "rätt som det är.",
        "Write the id in upper case, and the file looks as TAK will. If TAK has the id in lower case already, it is "
        "right as it is.",
    ),
    "explain.TG242.title": ("Samma id med olika skrivning", "One id in two spellings"),
    "explain.TG242.why": (
        "TAK räknar inte stora och små bokstäver som olika när id jämförs med dem som finns, men inom en beställning "
        "måste nya id skrivas exakt lika. Två skrivningar av samma id är dessutom svåra att söka efter. Källa: prövat "
        "mot TAK-web.",
        "TAK does not tell letter case apart where ids are compared with those that are there, but within an order "
        "new ids must be spelled exactly alike. And two spellings of one id are hard to search for. Source: tried on "
        "TAK-web.",
    ),
    "explain.TG242.mend": (
        "Välj en skrivning, helst den som TAK har, och använd den i alla filer.",
        "Choose one spelling, best the one that TAK has, and use it in every file.",
    ),
    "explain.TG243.title": ("Logisk adressat SE", "The logical address SE"),
    "explain.TG243.why": (
        "SE är roten i HSA-trädet och var det nationella förvalet. Plattformarna använder nu adressaten *, "
        "standardval, och regionerna har ombetts att byta. Ett vägval på SE nås dessutom bara där uppslag i "
        "HSA-trädet är på.",
        "SE is the root of the HSA tree and was the national default. Platforms now use the address *, the default, "
        "and regions have been asked to change. Besides, a routing on SE is reached only where look-up in the HSA "
        "tree is on.",
    ),
    "explain.TG243.mend": (
        'Skriv "*" i stället för SE, och ta bort raden för SE.',
        'Write "*" in place of SE, and delete the row of SE.',
    ),
    "explain.TG244.title": ("Behörighet till alla adressater", "A permission on every address"),
    "explain.TG244.why": (
        "Adressaten * svarar för alla som saknar egen rad. En behörighet till * öppnar därför tjänstekontraktet hos "
        "varje adressat som har eller får ett vägval, och döljer att den uttryckliga behörigheten saknas. Källa: "
        "plattformens kod (BehorighetHandlerImpl).",
        "The address * answers for all without a row of their own. So a permission on * opens the contract at every "
        "address that has or will have a routing, and hides that the explicit permission is missing. Source: the "
        "platform's code (BehorighetHandlerImpl).",
    ),
    "explain.TG244.mend": (
        "Är det meningen behöver inget göras. Annars: skriv de logiska adressater som konsumenten ska nå.",
        "If it is meant, nothing needs to be done. Otherwise write the addresses that the consumer is to reach.",
    ),
    "explain.TG245.title": ("Bokstav som liknar en annan", "A letter that looks like another"),
    "explain.TG245.why": (
        "Ett kyrilliskt А eller ett grekiskt Ο ser ut som en vanlig bokstav men är ett annat tecken: den som söker på "
        "namnet hittar det inte, och två namn som ser lika ut är inte samma. Tecknen kommer ofta med när text "
        "klistras in.",
        "A Cyrillic А or a Greek Ο looks like a common letter but is another character: whoever searches for the name "
        "does not find it, and two names that look alike are not the same. Such characters often come along when text "
        "is pasted.",
    ),
    "explain.TG245.mend": (
        "Skriv om namnet från tangentbordet. Meddelandet säger vilket tecken det är, och var.",
        "Type the name anew. The message says which character it is, and where.",
    ),
    "explain.TG246.title": ("Blanktecken som inte syns", "Blanks that cannot be seen"),
    "explain.TG246.why": (
        "Blanktecken i början och slutet tar TAK bort, radbrytningar gör det till blanktecken, och hårda blanktecken "
        "sparas som de är. Namnet i TAK blir då ett annat än i filen. Källa: tak-web, och prövat mot TAK-web.",
        "TAK takes blanks at the ends away, makes blanks of line breaks, and keeps no-break blanks as they are. So "
        "the name in TAK becomes another than in the file. Source: tak-web, and tried on TAK-web.",
    ),
    "explain.TG246.mend": (
        "Skriv namnet som meddelandet föreslår, med enkla blanktecken.",
        "Write the name as the message proposes, with single blanks.",
    ),
    "explain.TG247.title": ("Sammansatt bokstav", "A composed letter"),
    "explain.TG247.why": (
        "Å, ä och ö kan skrivas som ett tecken, eller som a eller o med ett löst tecken ovanpå, vilket vissa program "
        "gör. De ser likadana ut men är olika texter, så namnet går inte att söka fram.",
        "Å, ä and ö can be written as one character, or as a or o with a loose mark above, as some programs do. They "
        "look alike but are different texts, so the name cannot be found by a search.",
    ),
    "explain.TG247.mend": ("Skriv om namnet från tangentbordet.", "Type the name anew."),
    "explain.TG249.title": ("Blanktecken i slutet av rader", "Blanks at the end of lines"),
    "explain.TG249.why": (
        "Blanktecken i slutet av en rad syns inte, men gör att granskaren får se ändrade rader där inget ändrats, och "
        "inom citattecken hör de till texten. TAK bortser från ett blanktecken sist i ett id.",
        "Blanks at the end of a line cannot be seen, but show a reviewer changed lines where nothing has changed, and "
        "within quotes they belong to the text. TAK counts a blank at the end of an id for nothing.",
    ),
    "explain.TG249.mend": (
        "Kör tak fmt, eller ställ in redigeraren så att den tar bort dem.",
        "Run tak fmt, or have the editor take them away.",
    ),
    "explain.TG250.title": ("WSDL-filens namnrymd", "The namespace of the WSDL file"),
    "explain.TG250.why": (
        "I WSDL-filen heter tjänsten urn:riv:…:<Namn>:<major>:rivtabp21. I TAK, och i anropet, är det namnrymden "
        "urn:riv:…:<Namn>Responder:<major> som gäller. Ett vägval på den första träffas aldrig.",
        "In the WSDL file the service is called urn:riv:…:<Name>:<major>:rivtabp21. In TAK, and in the call, it is "
        "the namespace urn:riv:…:<Name>Responder:<major> that counts. A routing on the former is never met.",
    ),
    "explain.TG250.mend": ("Skriv tjänstekontraktet som meddelandet säger.", "Write the contract as the message says."),
    "explain.TG251.title": ("Responder saknas eller står dubbelt", "Responder is missing, or there twice"),
    "explain.TG251.why": (
        "Tjänstekontrakt heter i TAK <Namn>Responder:<major>. Några få utan Responder används, och därför är det en "
        "varning. Källa: en export av NTJP TEST.",
        "Contracts are called <Name>Responder:<major> in TAK. A few without Responder are in use, and so it is a "
        "warning. Source: an export of NTJP TEST.",
    ),
    "explain.TG251.mend": (
        "Skriv den korta formen som meddelandet säger, så blir namnrymden rätt. Har TAK verkligen den andra, "
        "försvinner varningen när en export är med (--export).",
        "Write the short form that the message says, and the namespace will be right. If TAK really has the other, "
        "the warning is gone where an export is at hand (--export).",
    ),
    "explain.TG253.title": ("Namnrymd av ovanlig form", "A namespace of an unusual form"),
    "explain.TG253.why": (
        "Ett tjänstekontrakt heter urn:riv:<domän med gemener>:<Namn>Responder:<major>. TAK tar emot vilken text som "
        "helst med rätt tecken, men ett anrop har den rätta, och träffar då inte raden.",
        "A contract is called urn:riv:<domain in lower case>:<Name>Responder:<major>. TAK takes any text of the right "
        "characters, but a call has the right one, and so does not meet the row.",
    ),
    "explain.TG253.mend": (
        "Jämför med tjänstekontraktets beskrivning på rivta.se, och skriv domän, namn och major.",
        "Compare with the description of the contract at rivta.se, and write domain, name and major version.",
    ),
    "explain.TG255.title": ("Felstavad RIV-TA-profil", "A misspelt RIV-TA profile"),
    "explain.TG255.why": (
        "Profilerna är rader i TAK, så stavningen avgör. En beställning med en profil som inte finns nekas hel: "
        '"RivTaProfil med namn = … finns inte". Källa: tak-web, och prövat mot TAK-web.',
        "The profiles are rows of TAK, so spelling decides. An order with a profile that is not there is refused "
        'whole: "RivTaProfil med namn = … finns inte". Source: tak-web, and tried on TAK-web.',
    ),
    "explain.TG255.mend": ("Skriv profilen som meddelandet säger.", "Write the profile as the message says."),
    "explain.TG256.title": ("RIV-TA-profil med gemener", "A RIV-TA profile in lower case"),
    "explain.TG256.why": (
        "TAK:s databas bryr sig inte om stora och små bokstäver här, men andra program som läser TAK kan göra det. "
        "Källa: prövat mot TAK-web.",
        "The database of TAK does not mind letter case here, but other programs that read TAK may. Source: tried on "
        "TAK-web.",
    ),
    "explain.TG256.mend": ("Skriv profilen med versaler.", "Write the profile in upper case."),
    "explain.TG257.title": ("Okänd RIV-TA-profil", "An unknown RIV-TA profile"),
    "explain.TG257.why": (
        "Profiler kan inte skapas genom en beställning; de finns i TAK eller inte. De tre som används är RIVTABP20, "
        "RIVTABP21 och RIVEN13606. Källa: tak-web, och en export av NTJP TEST.",
        "Profiles cannot be created by an order; TAK has them or not. The three in use are RIVTABP20, RIVTABP21 and "
        "RIVEN13606. Source: tak-web, and an export of NTJP TEST.",
    ),
    "explain.TG257.mend": (
        "Kontrollera profilen i tjänstekontraktets beskrivning. Har plattformen verkligen en egen, försvinner "
        "varningen när en export är med (--export).",
        "Check the profile in the description of the contract. If the platform really has one of its own, the warning "
        "is gone where an export is at hand (--export).",
    ),
}
