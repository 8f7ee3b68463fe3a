import type { HandOffReason, TicketKind } from '@desk/contracts';

export interface DemoCase {
  readonly kind: Extract<TicketKind, 'incident' | 'request'>;
  readonly subject: string;
  readonly description: string;
  /** What first line asks or answers on the way. */
  readonly reply: string;
  readonly resolution: string;
  /** What first line had tried, when it goes to second line. */
  readonly tried: string;
}

const incident = (
  subject: string,
  description: string,
  reply: string,
  resolution: string,
  tried: string,
): DemoCase => ({ kind: 'incident', subject, description, reply, resolution, tried });
const request = (subject: string, description: string, reply: string, resolution: string, tried: string): DemoCase => ({
  kind: 'request',
  subject,
  description,
  reply,
  resolution,
  tried,
});

/** What people ask about each service. `{…}` is filled in when the ticket is made. */
export const demoCases: Readonly<Record<string, readonly DemoCase[]>> = {
  passord: [
    incident(
      'Kontoen min er låst',
      'Jeg tastet feil passord noen ganger i dag tidlig og nå står det at kontoen er låst. Har møte kl. 10 og trenger å komme inn.',
      'Hei! Jeg har låst opp kontoen. Kan du prøve igjen og si fra om det virker?',
      'Kontoen er låst opp, og innlogging er bekreftet av bruker.',
      'Låst opp kontoen to ganger; den låses på nytt etter få minutter. Ingen lagrede passord i Legitimasjonsbehandling.',
    ),
    incident(
      'Får ikke godkjent innlogging på ny telefon',
      'Jeg har byttet telefon, og tofaktor spør fortsatt den gamle. Den er levert inn.',
      'Hei! Jeg har nullstilt tofaktor. Følg veiledningen som kommer ved neste innlogging.',
      'Tofaktor er nullstilt og satt opp på den nye telefonen.',
      'Nullstilt tofaktor, men registreringen feiler med kode 500121.',
    ),
    request(
      'Glemt passord etter ferien',
      'Jeg husker ikke passordet etter tre uker ferie. Selvbetjeningen sier at jeg ikke er registrert.',
      'Hei! Jeg har sendt en engangskode til telefonen som står på deg. Velg nytt passord med den.',
      'Nytt passord er satt med engangskode. Bruker er registrert i selvbetjeningen.',
      'Sendt engangskode, men den kommer ikke fram. Telefonnummer er kontrollert.',
    ),
    incident(
      'Kommer ikke inn på fagsystemet med ID-porten',
      'Etter helgen får jeg bare hvit side når jeg logger inn. Kollegene mine kommer inn.',
      'Hei! Kan du tømme nettleserens informasjonskapsler for siden og prøve igjen?',
      'Informasjonskapsler er slettet. Innlogging virker.',
      'Prøvd i to nettlesere og med tomt mellomlager. Samme resultat på annen maskin.',
    ),
  ],
  arbeidsflate: [
    incident(
      'PC-en starter ikke etter oppdatering',
      'Maskinen sto og oppdaterte da jeg gikk i går. I dag henger den på blå skjerm med en rundtur som aldri blir ferdig.',
      'Hei! Hold inne strømknappen i ti sekunder og start på nytt. Kommer du til innlogging da?',
      'Mislykket oppdatering er rullet tilbake, og maskinen starter som den skal.',
      'Hard omstart tre ganger, reparasjon ved oppstart kjørt uten resultat.',
    ),
    incident(
      'Veldig treg PC',
      'Det tar flere minutter å åpne noe som helst. Har startet på nytt flere ganger.',
      'Hei! Jeg ser på maskinen din på avstand nå. Hold den påslått.',
      'Disken var full. Midlertidige filer er fjernet, og maskinen svarer normalt.',
      'Ryddet disk og slått av oppstartsprogrammer. Prosessorbruken er fortsatt 100 %.',
    ),
    request(
      'Trenger et tegneprogram',
      'Jeg skal lage kart til en sak og trenger et program for det. Leder har godkjent.',
      'Hei! Programmet ligger nå i Firmaportalen hos deg. Det tar opptil en time før det vises.',
      'Programmet er tildelt og installert fra Firmaportalen.',
      'Tildelt i Firmaportalen, men installasjonen stopper på 40 %.',
    ),
    incident(
      'Skjermen blir svart i dokkingstasjonen',
      'Begge skjermene slår seg av og på hele tiden når jeg bruker dokkingen på plass {place}.',
      'Hei! Kan du ta ut strømmen på dokkingen i 30 sekunder og koble til igjen?',
      'Fastvare på dokkingstasjonen er oppdatert. Skjermene er stabile.',
      'Oppdatert drivere og byttet kabel. Feilen følger dokkingen.',
    ),
  ],
  'microsoft-365': [
    incident(
      'Delt kalender vises ikke i Outlook',
      'Kalenderen til avdelingen forsvant i går. Andre ser den.',
      'Hei! Prøv å åpne kalenderen i nettleseren. Ser du den der?',
      'Kalenderen er lagt til på nytt og vises i Outlook.',
      'Fjernet og lagt til kalenderen, ny Outlook-profil. Vises i nettleser, ikke i programmet.',
    ),
    request(
      'Nytt team for prosjekt',
      'Vi trenger et team for prosjektet vårt med to eksterne gjester fra et rådgiverfirma.',
      'Hei! Teamet er bestilt. Hvem skal være eiere? Vi trenger to.',
      'Teamet er opprettet med to eiere, og gjestene er invitert.',
      'Teamet er opprettet. Gjesteinvitasjon blir avvist av policy.',
    ),
    incident(
      'Lyden faller ut i Teams-møter',
      'De andre hører meg bare av og til. Hodesettet virker i andre programmer.',
      'Hei! Sjekk at riktig mikrofon er valgt under Enheter i møtet. Hvilken står det der?',
      'Feil mikrofon var valgt. Lyden er prøvd i testsamtale.',
      'Ny installasjon av Teams, prøvd to hodesett. Feilen følger brukeren.',
    ),
    incident(
      'Filer fra OneDrive mangler',
      'Mappen «Vedtak 2026» er tom. Den var full i går.',
      'Hei! Se i papirkurven på OneDrive i nettleseren. Ligger filene der?',
      'Mappen er gjenopprettet fra papirkurven.',
      'Lett i papirkurven i to nivåer og i versjonshistorikken. Finner ikke filene.',
    ),
  ],
  utskrift: [
    incident(
      'Skriveren i {place} tar ikke imot',
      'Jobbene mine ligger i køen, og ingenting kommer ut når jeg holder kortet til leseren.',
      'Hei! Står det noe i displayet på skriveren?',
      'Køen er tømt, og skriveren er startet på nytt. Utskrift virker.',
      'Startet køen og skriveren på nytt. Skriveren svarer ikke på nettet.',
    ),
    incident(
      'Skanning til e-post virker ikke',
      'Når jeg skanner, får jeg beskjed om at det er sendt, men det kommer ingen e-post.',
      'Hei! Hvilken skriver gjelder det, og når prøvde du sist?',
      'E-postadressen på kortet var feil. Rettet og prøvd.',
      'Adressen er riktig. Loggen på skriveren viser avvist sending.',
    ),
    request(
      'Registrere nytt adgangskort for utskrift',
      'Jeg har fått nytt adgangskort og får ikke hentet utskrift med det.',
      'Hei! Hold kortet mot leseren og logg inn med brukernavn og passord én gang, så huskes det.',
      'Kortet er knyttet til brukeren.',
      'Brukeren får «ukjent bruker» ved registrering.',
    ),
  ],
  utstyr: [
    request(
      'Nytt hodesett',
      'Mikrofonen på hodesettet mitt er ødelagt. Jeg sitter i åpent landskap og trenger et med støydemping.',
      'Hei! Vi har et på lager. Vil du hente det, eller skal det sendes i internposten?',
      'Hodesett er levert.',
      'Ikke på lager; må bestilles fra rammeavtalen.',
    ),
    request(
      'Ekstra skjerm på kontorplassen',
      'Jeg trenger en skjerm til. Sitter i {place}.',
      'Hei! Leder må godkjenne bestillingen. Hvem skal vi sende den til?',
      'Skjerm er montert på plassen.',
      'Bestilling er godkjent, men plassen mangler strømuttak.',
    ),
    incident(
      'Sprukket skjerm på bærbar PC',
      'PC-en falt i gulvet, og skjermen er sprukket. Den virker med ekstern skjerm.',
      'Hei! Du får en lånemaskin mens vi reparerer. Når passer det at vi kommer?',
      'Maskinen er byttet, og innholdet er på plass.',
      'Lånemaskin er utlevert. Ødelagt maskin må til verksted.',
    ),
    request(
      'Levere tilbake utstyr ved avslutning',
      'Jeg slutter fredag og skal levere PC, telefon og skjerm.',
      'Hei! Lever det i resepsjonen med navn på, så får du kvittering på e-post.',
      'Utstyret er mottatt og registrert tilbake.',
      'PC er levert, telefon er fortsatt låst med privat konto.',
    ),
  ],
  telefon: [
    incident(
      'Får ikke ringt ut fra mobilen',
      'Jeg kan motta samtaler, men når jeg ringer, kommer det en beskjed om at tjenesten ikke er tilgjengelig.',
      'Hei! Har du prøvd å slå flymodus av og på, og å ta ut SIM-kortet?',
      'Sperring hos operatøren er fjernet. Utgående samtaler virker.',
      'Omstart, SIM prøvd i annen telefon: samme feil. Trolig sperret hos operatøren.',
    ),
    request(
      'eSIM til ny telefon',
      'Jeg har fått ny telefon med bare eSIM og trenger å flytte nummeret.',
      'Hei! Du får en QR-kode på e-post. Skann den når du er på trådløst nett.',
      'eSIM er aktivert.',
      'QR-koden er sendt to ganger, aktiveringen blir avvist.',
    ),
    request(
      'Svarsentral for ny seksjon',
      'Seksjonen vår skal ha eget nummer med åpningstid 9–15 og kø for fire personer.',
      'Hei! Hvem er de fire, og hva skal tonen si utenfor åpningstiden?',
      'Svarsentralen er satt opp og prøveringt.',
      'Nummeret er bestilt. Oppsettet av kø krever tilgang vi ikke har i førstelinje.',
    ),
  ],
  tilganger: [
    request(
      'Ny medarbeider begynner {date}',
      'Vi får en ny saksbehandler. Hun trenger PC, e-post og tilgang til fagsystemet vårt.',
      'Hei! Har dere ansattnummeret? Da kan vi bestille alt på én gang.',
      'Konto, postkasse og roller er klare. PC står i resepsjonen.',
      'Konto er opprettet. Rollen i fagsystemet finnes ikke i katalogen.',
    ),
    request(
      'Bytte av avdeling',
      'Jeg går over til en annen seksjon fra {date} og trenger tilgang til deres område.',
      'Hei! Er din nye leder kjent med det? Da sender jeg bestillingen til godkjenning.',
      'Tilgangene er flyttet. De gamle er fjernet.',
      'Ny rolle er gitt, den gamle lar seg ikke fjerne.',
    ),
    request(
      'Avslutte tilgang for vikar',
      'Vikaren vår sluttet i går. Kan dere stenge kontoen?',
      'Hei! Kontoen stenges i dag. Skal e-posten videresendes?',
      'Kontoen er stengt, og utstyr er meldt inn.',
      'Kontoen er stengt, men vikaren står fortsatt som godkjenner i IDA.',
    ),
  ],
  ida: [
    incident(
      'Godkjent rolle har ikke virkning',
      'Rollen ble godkjent i IDA for to dager siden, men jeg har fortsatt ikke tilgang.',
      'Hei! Har du logget helt av og på igjen etter godkjenningen?',
      'Rollen er synkronisert på nytt og virker.',
      'Brukeren har logget av og på. Rollen står som aktiv i IDA, men mangler i målsystemet.',
    ),
    request(
      'Ny godkjenner for enheten vår',
      'Lederen vår er i permisjon. Jeg skal godkjenne i mellomtiden.',
      'Hei! Vi trenger en bekreftelse fra lederens leder. Kan du be om den?',
      'Ny godkjenner er registrert til og med permisjonens slutt.',
      'Bekreftelse er mottatt; endringen krever rettighet i IDA.',
    ),
  ],
  konsernnett: [
    incident(
      'Trådløst nett faller ut i {place}',
      'Vi er fem stykker som mister nettet flere ganger om dagen.',
      'Hei! Er det verst på bestemte steder i lokalet?',
      'Aksesspunktet er byttet. Nettet har vært stabilt siden.',
      'Flere brukere, flere maskiner, samme sted. Målt svakt signal.',
    ),
    incident(
      'VPN kobler seg fra hjemme',
      'VPN faller ut etter noen minutter når jeg jobber hjemmefra.',
      'Hei! Prøv med delt nett fra mobilen. Faller den ut da også?',
      'Klienten er oppdatert. Forbindelsen holder.',
      'Ny klient, prøvd to nett hjemme. Faller ut etter ti minutter.',
    ),
  ],
  'lokal-infrastruktur': [
    incident(
      'Møteromsskjermen i {place} finner ikke kamera',
      'Vi får bilde på skjermen, men kameraet er ikke å finne i Teams.',
      'Hei! Noen fra oppmøtestøtten kommer innom i dag.',
      'Kabel til kamera var løs. Rommet er prøvd.',
      'Styringspanelet er startet på nytt. Kameraet får ikke strøm.',
    ),
    request(
      'Nettuttak til nytt kontor',
      'Vi har tatt i bruk et nytt rom og trenger to nettuttak.',
      'Hei! Send gjerne plantegning eller bilde av rommet.',
      'Uttakene er koblet opp og målt.',
      'Rommet er befart. Det mangler kabel fra etasjefordeler.',
    ),
  ],
  'applikasjon-egendrift': [
    incident(
      'Fagsystemet vårt er tregt',
      'Søk tar over et minutt siden i går ettermiddag.',
      'Hei! Gjelder det alle hos dere, og er det bare søk?',
      'Databaseindeks er bygd på nytt av virksomhetens driftsansvarlige.',
      'Bekreftet hos tre brukere. Ingen endring på klientene.',
    ),
  ],
  'applikasjon-fulldrift': [
    incident(
      'Får ikke lagret i saksbehandlingssystemet',
      'Jeg får «ukjent feil» når jeg lagrer. Tre kolleger har det samme.',
      'Hei! Takk, vi undersøker. Noter gjerne klokkeslettet neste gang det skjer.',
      'En tjeneste sto. Den er startet på nytt, og lagring virker.',
      'Bekreftet hos fire brukere på to steder. Feilkode SB-4012.',
    ),
    incident(
      'Integrasjon mot folkeregisteret svarer ikke',
      'Oppslag på innbyggere gir ingen treff i dag.',
      'Hei! Vi ser det samme hos flere og melder det videre.',
      'Sertifikatet var utløpt og er fornyet.',
      'Prøvd fra to maskiner. Andre oppslag virker.',
    ),
  ],
  'digitale-forsendelser': [
    incident(
      'Brev står som «under sending» i to døgn',
      'Vedtak sendt mandag står fortsatt som under sending. Fristen til innbyggeren løper.',
      'Hei! Kan du sende forsendelses-ID for ett av dem?',
      'Forsendelsene er kjørt på nytt og levert.',
      'ID er mottatt. Status er uendret i portalen.',
    ),
  ],
  behandlingsoversikten: [
    request(
      'Tilgang som redaktør',
      'Jeg er ny personvernkontakt og skal oppdatere behandlingene våre.',
      'Hei! Jeg sender det til eieren av oversikten for godkjenning.',
      'Rolle som redaktør er gitt.',
      'Godkjent av eier, rollen kan ikke tildeles fra førstelinje.',
    ),
  ],
  marvin: [
    incident(
      'Nattjobben stoppet',
      'Prosessen for faktura stoppet kl. 02.14 og har ikke kjørt siden.',
      'Hei! Vi starter den på nytt og følger med.',
      'Prosessen er kjørt på nytt uten feil.',
      'Startet på nytt én gang, stopper på samme steg.',
    ),
  ],
};

export const demoPlaces = [
  '2. etasje øst',
  '3. etasje',
  '5. etasje vest',
  'møterom Fjorden',
  'møterom Marka',
  'resepsjonen',
];

export const demoThanks = ['Tusen takk, nå virker det!', 'Takk for rask hjelp.', 'Supert, det ordnet seg.', 'Takk!'];
export const demoAnswers = [
  'Ja, det er prøvd, men feilen er der fortsatt.',
  'Her er det: maskinen heter OK-{number} og feilen kom i går ettermiddag.',
  'Det gjelder bare meg, så vidt jeg vet.',
  'Jeg er på plass hele dagen, bare ring.',
];
export const demoNotes = [
  'Ringte innmelder, ikke svar. Prøver igjen etter lunsj.',
  'Lignende sak løst forrige uke med ny profil.',
  'Venter på svar fra leverandøren, saksnummer hos dem er 48213.',
  'Gjelder trolig flere i samme etasje. Følg med på nye saker.',
];
export const demoHandBackReasons = [
  'Mangler maskinnavn og tidspunkt.',
  'Kan løses i førstelinje: se veiledningen om ny profil.',
  'Gjelder en annen tjeneste enn vår.',
];
export const demoReopenReasons = ['Det er fortsatt samme feil.', 'Virket i går, men ikke i dag.'];
export const demoEscalationReasons = [
  'Krever rettigheter som førstelinjen ikke har.',
  'Feilen ligger ikke hos brukeren.',
  'Gjelder flere brukere, og årsaken er ukjent.',
  'Veiledningen er fulgt til siste punkt uten resultat.',
];
export const demoTransferReasons = [
  'Feilen ligger i en annen del av løsningen.',
  'Hører til en annen gruppe i andrelinjen.',
];
/** The code that goes with the words of a hand-off. */
export const demoReasonCodes: Readonly<Record<string, HandOffReason>> = {
  'Mangler maskinnavn og tidspunkt.': 'missing_information',
  'Kan løses i førstelinje: se veiledningen om ny profil.': 'first_line_can',
  'Gjelder en annen tjeneste enn vår.': 'wrong_team',
  'Krever rettigheter som førstelinjen ikke har.': 'needs_access',
  'Feilen ligger ikke hos brukeren.': 'needs_expertise',
  'Gjelder flere brukere, og årsaken er ukjent.': 'needs_expertise',
  'Veiledningen er fulgt til siste punkt uten resultat.': 'needs_expertise',
  'Feilen ligger i en annen del av løsningen.': 'wrong_team',
  'Hører til en annen gruppe i andrelinjen.': 'wrong_team',
};
export const demoWithdrawals = ['Det ordnet seg av seg selv.', 'En kollega hjalp meg.', 'Ikke aktuelt lenger.'];
export const demoDuplicate = 'Duplikat: innmelder har en åpen sak om det samme.';
export const demoNudges = [
  'Er det noe nytt i saken?',
  'Dette haster litt mer nå, har dere sett på det?',
  'Hei, står denne fortsatt i kø?',
];
export const demoVisitMessage = 'Hei! En av oss på oppmøtestøtten kommer innom. Si fra hvis tidspunktet ikke passer.';
export const demoVendorMessage = 'Vi har meldt feilen til leverandøren og venter på svar derfra.';
export const demoDeliveryMessage = 'Bestillingen er sendt. Vi sier fra når den er framme.';
export const demoApprovalMessage = 'Vi har bedt lederen din om å godkjenne, og går videre når svaret er kommet.';
export const demoSecondLineMessage = 'Hei! Saken er hos oss i andrelinjen nå, og vi ser på den.';
export const demoReleaseNote = 'Rekker ikke mer i dag, legger den tilbake i køen.';
export const demoPriorityReasons = ['Rammer publikumsmottaket.', 'Hele avdelingen står.', 'Frist i dag.'];
export const demoReopenedResolution =
  'Feilen kom tilbake etter omstart. Varig endring er gjort og prøvd sammen med bruker.';
