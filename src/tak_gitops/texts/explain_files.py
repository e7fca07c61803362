"""Why the rules about single files are there, and how to mend what they find: TG100 to TG139."""

TEXTS: dict[str, tuple[str, str]] = {
    "explain.TG100.title": ("Filen kan inte läsas", "The file cannot be read"),
    "explain.TG100.why": (
        "En fil som hoppas över ser ut som om dess rader hade tagits bort, och det som tas bort ur filerna "
        "beställs bort ur TAK. Därför stannar allt tills varje fil går att läsa. Symboliska länkar, undermoduler "
        "och annat än vanliga filer läses inte alls: vad de pekar på kan ändras utan att någon granskar det. En "
        "ändelse med versaler (.YAML) läses på vissa datorer och inte på andra.",
        "A file that is skipped looks as if its rows had been deleted, and what is deleted from the files is "
        "ordered out of TAK. So everything stops until every file can be read. Symbolic links, submodules and all"
        " but regular files are not read at all: what they point to can change without anybody reviewing it. An "
        "ending in capitals (.YAML) is read on some computers and not on others.",
    ),
    "explain.TG100.mend": (
        "Se till att filen är en vanlig fil som du får läsa, med ändelsen .yaml, .yml eller .csv i gemener. "
        "Ersätt en länk med själva filen.",
        "Make it a regular file that you may read, with the ending .yaml, .yml or .csv in lower case. Replace a "
        "link by the file itself.",
    ),
    "explain.TG101.title": ("Filen är inte UTF-8", "The file is not UTF-8"),
    "explain.TG101.why": (
        "I en annan teckenkodning är å, ä och ö andra byte, och namnet som når TAK skulle bli ett annat än det du"
        " skrev. Verktyget gissar inte.",
        "In another encoding å, ä and ö are other bytes, and the name that reaches TAK would not be the one you "
        "wrote. The tool does not guess.",
    ),
    "explain.TG101.mend": (
        "Spara om filen som UTF-8. I Excel: Spara som, CSV UTF-8. Raden och kolumnen visar det första tecknet som"
        " inte går att läsa.",
        "Save the file as UTF-8. In Excel: Save as, CSV UTF-8. Line and column show the first character that "
        "cannot be read.",
    ),
    "explain.TG102.title": ("Filen är inte giltig YAML", "The file is not valid YAML"),
    "explain.TG102.why": (
        "YAML bestämmer med indrag och skiljetecken vad som hör ihop. Ett fel gör att resten av filen kan betyda "
        "vad som helst, så inget av den används.",
        "YAML tells by indentation and punctuation what belongs together. After a mistake the rest of the file "
        "could mean anything, so nothing of it is used.",
    ),
    "explain.TG102.mend": (
        "Felet står ofta på raden som pekas ut eller på den före. Vanliga orsaker: tabb i stället för blanksteg, "
        "kolon följt av blanksteg inne i en text (sätt citattecken om texten), en hakparentes som inte avslutas.",
        "The mistake is often on the line that is pointed out or on the one before it. Common causes: a tab "
        "instead of blanks, a colon followed by a blank within a text (put the text in quotes), a bracket that is"
        " never closed.",
    ),
    "explain.TG103.title": ("Okänd nyckel", "Unknown key"),
    "explain.TG103.why": (
        "En felstavad nyckel som ignoreras är ett fel som ingen ser: du tror att något gäller som inte gör det. "
        "Därför är varje nyckel som formatet inte har ett fel.",
        "A misspelt key that is ignored is a mistake that nobody sees: you believe that something holds that does"
        " not. So every key that the format does not have is an error.",
    ),
    "explain.TG103.mend": (
        "Rätta stavningen till den som föreslås, eller ta bort nyckeln. Filens JSON Schema i schema/ ger förslag "
        "medan du skriver.",
        "Correct the spelling to the one that is offered, or remove the key. The JSON Schema of the file in "
        "schema/ makes your editor offer keys while you write.",
    ),
    "explain.TG104.title": ("Nyckeln står två gånger", "The key stands twice"),
    "explain.TG104.why": (
        "YAML-läsare brukar tyst ta den sista, och den som granskar läser kanske den första.",
        "Readers of YAML usually take the last one in silence, and the reviewer may read the first.",
    ),
    "explain.TG104.mend": (
        "Behåll en av dem. Är det två listor, slå ihop dem till en.",
        "Keep one of them. If they are two lists, make them one.",
    ),
    "explain.TG105.title": ("Ankare och alias", "Anchors and aliases"),
    "explain.TG105.why": (
        "Med ankare (&) och alias (*) ändrar en rad vad en annan rad betyder, så en granskare ser inte på raden "
        "vad som beställs, och platsen i en beställning blir fel.",
        "With anchors (&) and aliases (*) one line changes what another line means, so that a reviewer does not "
        "see on the line what is ordered, and the place that an order names would be wrong.",
    ),
    "explain.TG105.mend": (
        "Skriv ut texten där den används. En adresslista som används på flera ställen kan stå i en CSV-fil: "
        "logical_addresses: {{file: eken.csv}}.",
        "Write the text out where it is used. A list of addresses that is used in several places can stand in a "
        "CSV file: logical_addresses: {{file: eken.csv}}.",
    ),
    "explain.TG106.title": ("Taggar", "Tags"),
    "explain.TG106.why": (
        "En tagg (!…) ber läsaren tolka texten på ett särskilt sätt. Här läses varje värde som den text som står "
        "där, så taggen kan bara vilseleda.",
        "A tag (!…) asks the reader to take the text in a special way. Here every value is read as the text that "
        "stands there, so a tag can only mislead.",
    ),
    "explain.TG106.mend": ("Ta bort taggen.", "Remove the tag."),
    "explain.TG107.title": ("Flera dokument i en fil", "Several documents in one file"),
    "explain.TG107.why": (
        "En fil är en sak: den har en plats, en ägare och en historia. Av flera dokument i samma fil skulle bara "
        "det första läsas av de flesta verktyg.",
        "A file is one thing: it has one place, one owner and one history. Of several documents in one file most "
        "tools would read the first only.",
    ),
    "explain.TG107.mend": (
        "Lägg varje dokument (det som följer på ---) i en egen fil.",
        "Put each document (what follows ---) into a file of its own.",
    ),
    "explain.TG108.title": ("Filen är för stor eller för djup", "The file is too large or too deep"),
    "explain.TG108.why": (
        "Så stora filer går inte att granska, och en fil som är gjord för att ta slut på minnet ska inte kunna "
        "stoppa en kontroll.",
        "Files of that size cannot be reviewed, and a file that is made to use up the memory must not be able to "
        "stop a check.",
    ),
    "explain.TG108.mend": (
        "Dela upp filen, till exempel en per team eller tjänst. Långa adresslistor hör hemma i CSV-filer.",
        "Split the file, for example one a team or service. Long lists of addresses belong in CSV files.",
    ),
    "explain.TG109.title": ("Tecken som inte syns", "Characters that cannot be seen"),
    "explain.TG109.why": (
        "Ett osynligt tecken gör att två id:n som ser lika ut är olika, och tecken som vänder skrivriktningen "
        "visar en granskare något annat än det som beställs. Sådana tecken följer ofta med när man klistrar in "
        "från en webbsida, ett e-brev eller Word.",
        "An invisible character makes two ids that look alike different, and characters that turn the direction "
        "of writing show a reviewer something else than what is ordered. They often come along when text is "
        "pasted from a web page, a mail or Word.",
    ),
    "explain.TG109.mend": (
        "Ta bort tecknet som står på den plats som pekas ut; enklast är att radera ordet och skriva det för hand.",
        "Remove the character at the place that is pointed out; the easiest way is to delete the word and type it"
        " by hand.",
    ),
    "explain.TG110.title": ("Radslut CRLF", "Line ends CRLF"),
    "explain.TG110.why": (
        "Filen har Windows radslut. Den läses, men när någon annans redigerare sparar den med LF ser det i en "
        "granskning ut som om varje rad hade ändrats.",
        "The file has the line ends of Windows. It is read, but when somebody else's editor saves it with LF, a "
        "review shows every line as changed.",
    ),
    "explain.TG110.mend": (
        "Spara om filen med LF, och lägg *.yaml text eol=lf i .gitattributes så att det förblir så.",
        "Save the file with LF, and put *.yaml text eol=lf into .gitattributes so that it stays so.",
    ),
    "explain.TG111.title": ("Byteordningsmarkör", "Byte order mark"),
    "explain.TG111.why": (
        "Filen börjar med ett osynligt tecken (BOM) som en del Windowsprogram skriver. Det läses förbi här, men "
        "andra verktyg tar det för en del av första nyckeln.",
        "The file begins with an invisible character (BOM) that some Windows programs write. It is passed over "
        "here, but other tools take it for part of the first key.",
    ),
    "explain.TG111.mend": ("Spara om filen som UTF-8 utan BOM.", "Save the file as UTF-8 without BOM."),
    "explain.TG112.title": ("Något som måste finnas saknas", "Something that is needed is missing"),
    "explain.TG112.why": (
        "Utan uppgiften går det inte att veta vad som ska beställas.",
        "Without it nobody can know what is to be ordered.",
    ),
    "explain.TG112.mend": (
        "Skriv nyckeln med ett värde. README och filens schema visar hur en hel fil ser ut.",
        "Write the key with a value. The README and the schema of the file show what a whole file looks like.",
    ),
    "explain.TG113.title": ("Fel sorts värde", "The wrong kind of value"),
    "explain.TG113.why": (
        "Där en lista väntas står en text, eller tvärtom. En lista med ett enda värde är ändå en lista.",
        "Where a list is expected stands a text, or the other way round. A list with a single value is still a list.",
    ),
    "explain.TG113.mend": (
        "Skriv värdet så som meddelandet säger: en lista som [ett, två] eller med ett streck per rad, nycklar med"
        " indrag under sig.",
        "Write the value as the message says: a list as [one, two] or with a dash on each line, keys indented below.",
    ),
    "explain.TG114.title": ("Värdet finns inte bland de möjliga", "The value is none of the possible ones"),
    "explain.TG114.why": (
        "Här kan bara några bestämda ord stå, och stora och små bokstäver räknas.",
        "Only certain words can stand here, and letter case counts.",
    ),
    "explain.TG114.mend": (
        "Skriv något av de ord som meddelandet räknar upp.",
        "Write one of the words that the message lists.",
    ),
    "explain.TG115.title": ("Värdet har inte rätt form", "The value has not the right form"),
    "explain.TG115.why": (
        "För id:n är formen TAK:s: bokstäver a–z, siffror, understreck och bindestreck, högst 255 tecken, och för"
        " en logisk adressat också ensamt *. Det som TAK skulle neka stoppas redan här. Övriga former är de som "
        "posten, webben och formatet själva kräver. Källa: tak-web, EntityValidator.",
        "For ids the form is that of TAK: letters a–z, digits, underscore and hyphen, at most 255 characters, and"
        " for a logical address also * alone. What TAK would refuse is stopped here already. The other forms are "
        "those that mail, web and the format itself ask for. Source: tak-web, EntityValidator.",
    ),
    "explain.TG115.mend": (
        "Rätta det som meddelandet pekar på. Ett HSA-id kopieras säkrast ur HSA-katalogen eller ur certifikatet.",
        "Correct what the message points to. An HSA-id is most safely copied from the HSA directory or the "
        "certificate.",
    ),
    "explain.TG116.title": ("Filen är tom", "The file is empty"),
    "explain.TG116.why": (
        "En tom fil deklarerar ingenting, och är oftast en fil som någon glömt att fylla i eller tömt av misstag."
        " Hade den räknats som utan innehåll skulle raderna som stod där beställas bort.",
        "An empty file declares nothing, and is mostly one that somebody forgot to fill in or emptied by mistake."
        " If it counted as having no content, the rows that stood there would be ordered away.",
    ),
    "explain.TG116.mend": (
        "Fyll i filen. Ska raderna verkligen bort, ta bort själva filen.",
        "Fill the file in. If the rows are really to go, delete the file itself.",
    ),
    "explain.TG118.title": ("Filen hör inte till någon miljö", "The file belongs to no environment"),
    "explain.TG118.why": (
        "Vilken miljö en anslutning gäller säger mappen den ligger i: environments/<miljö>/. Utan "
        "environment.yaml där är plattformen okänd.",
        "The folder says which environment a connection is for: environments/<environment>/. Without an "
        "environment.yaml there the platform is unknown.",
    ),
    "explain.TG118.mend": (
        "Flytta filen till rätt mapp, eller skapa environment.yaml med platform, live och channel.",
        "Move the file to the right folder, or create environment.yaml with platform, live and channel.",
    ),
    "explain.TG119.title": ("En nyckel måste vara en text", "A key must be a text"),
    "explain.TG119.why": (
        "YAML tillåter listor och nästlade värden som nycklar; formatet här har inga sådana.",
        "YAML allows lists and nested values as keys; the format here has none.",
    ),
    "explain.TG119.mend": (
        "Skriv nyckeln som ett ord före kolonet. Ofta är det en {{ eller [ för mycket.",
        "Write the key as a word before the colon. Often there is a {{ or [ too many.",
    ),
    "explain.TG120.title": ("Två filer för samma sak", "Two files for the same thing"),
    "explain.TG120.why": (
        "Två filer säger vad ett system, en miljö eller inställningarna är. Vilken som gäller skulle bero på "
        "ordningen de läses i.",
        "Two files say what a system, an environment or the settings are. Which one counts would depend on the "
        "order of reading.",
    ),
    "explain.TG120.mend": (
        "Behåll den ena och flytta över det som saknas i den. .yaml och .yml räknas som samma namn, och ett "
        "system heter som sin fil i vilken mapp den än ligger.",
        "Keep one and move what it lacks into it. .yaml and .yml count as the same name, and a system is called "
        "as its file in whatever folder that is.",
    ),
    "explain.TG121.title": ("YAML läses långsamt", "YAML is read slowly"),
    "explain.TG121.why": (
        "PyYAML är installerat utan libyaml, sitt snabba bibliotek. Resultatet är detsamma, men tusentals filer "
        "tar då en halv minut i stället för två sekunder.",
        "PyYAML is installed without libyaml, its fast library. The result is the same, but thousands of files "
        "take half a minute instead of two seconds.",
    ),
    "explain.TG121.mend": (
        "Installera om pyyaml från ett färdigbyggt paket (wheel): pip install --force-reinstall pyyaml.",
        "Reinstall pyyaml from a built package (wheel): pip install --force-reinstall pyyaml.",
    ),
    "explain.TG122.title": ("Två miljöer för samma plattform", "Two environments for one platform"),
    "explain.TG122.why": (
        "Två mappar säger sig vara samma plattform. Det den ena deklarerar finns då i TAK men inte i den andra, "
        "och skulle därifrån se ut som avvikelser.",
        "Two folders claim to be the same platform. What one declares is then in TAK and not in the other, and "
        "from there it would look like drift.",
    ),
    "explain.TG122.mend": (
        "Låt en mapp stå för plattformen, med undermappar per team, eller rätta platform: i den ena.",
        "Let one folder stand for the platform, with a folder a team below it, or correct platform: in one of them.",
    ),
    "explain.TG123.title": ("Osäker adress till en server", "Unsafe address of a server"),
    "explain.TG123.why": (
        "Adressen har ett lösenord i sig, som då står i Git för alltid och i varje logg, eller är http, så att "
        "inloggning och beställningar kan läsas och ändras på vägen. http godtas bara till den egna datorn.",
        "The address has a password in it, which then stands in Git for ever and in every log, or is http, so "
        "that log-in and orders can be read and changed on the way. http is accepted to this machine only.",
    ),
    "explain.TG123.mend": (
        "Skriv https och adressen utan namn och lösenord; ge dem som miljövariablerna som meddelandet nämner. Ett"
        " lösenord som har stått i Git ska bytas.",
        "Write https and the address without name and password; give those as the variables that the message "
        "names. A password that has been in Git is to be changed.",
    ),
    "explain.TG124.title": (
        "Inställningarna nämner en regel som inte finns",
        "The settings name a rule that there is not",
    ),
    "explain.TG124.why": (
        "En felskriven regel ändrar ingenting, och du tror att den gör det.",
        "A misspelt rule changes nothing, and you believe that it does.",
    ),
    "explain.TG124.mend": ("Rätta id:t. Alla regler: tak explain.", "Correct the id. All rules: tak explain."),
    "explain.TG125.title": ("Regeln kan inte ändras", "The rule cannot be changed"),
    "explain.TG125.why": (
        "En regel kan göras lägre eller tyst bara om verktyget vet vad det ska göra ändå. En fil som inte går att"
        " läsa säger inte vad som ska beställas, vad felet än kallas; en spärr öppnas av en granskad fil som "
        "nämner raderna; och liggaren är beviset på vad som är skickat.",
        "A rule can be made quieter or silent only where the tool knows what to do all the same. A file that "
        "cannot be read does not say what is to be ordered, whatever the problem is called; a guard is opened by "
        "a reviewed file that names the rows; and the ledger is the proof of what has been sent.",
    ),
    "explain.TG125.mend": (
        "Ta bort regeln ur rules: och rätta det som den anmärker på.",
        "Remove the rule from rules: and mend what it remarks on.",
    ),
    "explain.TG126.title": ("En regel är tyst utan skäl", "A rule is silent without a reason"),
    "explain.TG126.why": (
        "Den som granskar, och den som undrar om ett år, behöver veta varför regeln inte gäller här. Utan skäl "
        "blir den tyst för alltid.",
        "Whoever reviews, and whoever wonders in a year, needs to know why the rule does not count here. Without "
        "a reason it stays silent for ever.",
    ),
    "explain.TG126.mend": (
        "Skriv skälet: {{level: off, reason: …}}. Räcker det att regeln inte stoppar något, skriv warning eller "
        "note i stället.",
        "Write the reason: {{level: off, reason: …}}. If it is enough that the rule stops nothing, write warning "
        "or note instead.",
    ),
    "explain.TG127.title": ("En regel är tyst till ingen nytta", "A rule is silent to no use"),
    "explain.TG127.why": (
        "Inget i filerna bryter längre mot regeln. Står den kvar som tyst märker ingen nästa gång den bryts.",
        "Nothing in the files breaks the rule any more. If it stays silent, nobody notices when it is broken the "
        "next time.",
    ),
    "explain.TG127.mend": ("Ta bort regeln ur rules:.", "Remove the rule from rules:."),
    "explain.TG128.title": ("Ändringen ändrar själv regler", "The change itself changes rules"),
    "explain.TG128.why": (
        "En ändring får inte pröva sig själv med nivåer som den för med sig. tak validate läser filerna som de är"
        " nu; tak plan, tak order och tak submit använder nivåerna från före ändringen.",
        "A change must not judge itself by levels that it brings along. tak validate reads the files as they are "
        "now; tak plan, tak order and tak submit use the levels from before the change.",
    ),
    "explain.TG128.mend": (
        "Behöver ändringen de nya nivåerna, för in dem i en egen pull request först.",
        "If the change needs the new levels, bring them in by a pull request of their own first.",
    ),
    "explain.TG129.title": ("Fil som har lagts åt sidan", "File that was put aside"),
    "explain.TG129.why": (
        "Den som döper om eken.yaml till eken.yaml.bak, eller lägger den i en mapp vars namn börjar med punkt, menar "
        "ofta att behålla den. Filen läses inte längre, och planen tar bort allt som den deklarerade ur TAK.",
        "Who renames eken.yaml to eken.yaml.bak, or puts it into a folder whose name begins with a dot, often means to "
        "keep it. The file is not read any more, and the plan takes all that it declared out of TAK.",
    ),
    "explain.TG129.mend": (
        "Ska anslutningarna bort: ta bort filen, Git minns den. Ska de vara kvar: ge filen tillbaka sitt namn.",
        "Where the connections are to go: delete the file, Git remembers it. Where they are to stay: give the file its "
        "name back.",
    ),
    "explain.TG180.title": ("Filen kan inte formateras", "The file cannot be formatted"),
    "explain.TG180.why": (
        "tak fmt flyttar bara det som inte betyder något: blanktecken, tomma rader, citattecken. I den här filen "
        "står en kommentar så att den skulle försvinna eller hamna någon annanstans, och ingenting som någon har "
        "skrivit går förlorat för formens skull. Filen fungerar som den är.",
        "tak fmt only moves what means nothing: blanks, empty lines, quotes. In this file a comment stands so that it "
        "would be lost or end up elsewhere, and nothing that somebody wrote is lost for the sake of form. The file "
        "works as it is.",
    ),
    "explain.TG180.mend": (
        "Flytta kommentaren till en egen rad ovanför nyckeln, eller skriv listan med en rad för varje värde i stället "
        "för inom [ ]. Kör sedan tak fmt igen.",
        "Move the comment to a line of its own above the key, or write the list with a line for each value instead of "
        "within [ ]. Then run tak fmt again.",
    ),
}
