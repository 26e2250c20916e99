/**
 * Words that mean the same in error texts, in English, Spanish, German, French, Italian, Portuguese, and Dutch. What
 * the classifier learns from one of them it knows of the others. Written as `readWords` spells them: small letters, no
 * accents; `*` is any ending.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  // Who and what
  mailbox: 'mailbox* inbox* buzon* casilla* bandeja postfach* posteingang boite* casella caixa postvak* mailspeicher',
  recipient:
    'recipient* rcpt destinatari* empfanger* destinataire* ontvanger* addressee* receiver* geadresseerde* adressat*',
  sender:
    'sender* remitente* absender* expediteur* mittente* remetente* afzender* originator emisor* verzender* envelope',
  from: 'from: from_address mailfrom',
  address: 'address* direccion* adresse* indirizz* endereco* adres adressen addr',
  user: 'user* usuario* benutzer* utilisateur* utente* utilizador* gebruiker* username* login_name nutzer*',
  account: 'account* cuenta* konto* kontos compte* conto conta contas',
  domain: 'domain* dominio* domaine* domein* hostname* host hosts nameserver* zone',
  dns: 'dns mx nxdomain lookup* getaddrinfo enotfound resolv* unresolv* nameserver* auflos* resolver',
  server: 'server* servidor* serveur* relayhost mta mailserver* postausgangsserver* smtp-server',
  message:
    'message* mensaje* nachricht* messaggi* mensage* bericht* mail mails email* correo* courriel* posta e-mail* mailing',
  attachment:
    'attach* adjunt* anhang* anhange* piece allegat* anexo* bijlage* fichier* archivo* datei* file files foto* photo* picture* video* pdf zip',
  provider: 'provider* proveedor* anbieter* fournisseur* isp operador* hoster*',
  ip: 'ip ips ipv4 ipv6 # adresse_ip',
  network: 'network* red netzwerk* reseau* rete rede netwerk* internet wifi wlan vpn router* firewall* antivirus',
  port: 'port ports puerto* porta poort porte',
  // Signing in
  password:
    'password* passwd pwd contrasen* clave passwort* kennwort* motdepasse passe senha wachtwoord* passcode pass',
  credentials:
    'credential* credencial* anmeldedaten zugangsdaten identifiant* credenzial* inloggegevens logindaten authcredentials invalidcredentials badcredentials',
  authenticate:
    'authenti* autentic* authentifiz* authentifi* auth sasl oauth* xoauth* eauth autenticazione authorization authorisation anmeld* authenticat* smtpauth* authmechanism*',
  login:
    'login* logon logged log-in signin sign-in einlogg* eingelogg* inlog* ingelogd connexion acces* iniciar sesion sessao',
  required:
    'required require* requier* requie* erforder* erforderlich benotig* requis* necessa* richiest* vereist* must muss doit debe deve moet need* needed obligat* notig',
  relay: 'relay* reenvi* retransmi* weiterleit* weitergeleit* relais inoltr* rele doorstur* doorzend* rcpthosts',
  mechanism: 'mechanism* metodo* methode* method* cram* plain ntlm digest* xoauth2',
  // What happened
  reject:
    'reject* rechaz* abgelehnt* ablehn* refus* rifiut* rejeit* recus* geweiger* weiger* denied deny* denegad* verweigert* declin* negad* negat* disallow* prohibit* forbid* forbidden zuruckgewiesen abgewiesen',
  permit:
    'permit* allow* allowed permiso* permitid* erlaubt* zugelassen autoris* authoriz* authoris* autoriz* consentit* toegestaan privilege* permission* berechtig* rights permess* toestemming',
  block:
    'block* bloque* blockiert* gesperrt* sperr* bloqu* blocc* geblokkeerd* banned ban listed listing* blacklist* blocklist* denylist* rbl dnsbl spamhaus spamcop barracuda sorbs spfbl uceprotect proofpoint cloudmark liste_noire lista_negra schwarze schwarzen zwarte nera noire negra',
  reputation: 'reputation* reputacion* reputazione reputacao ptr rdns reverse poor',
  spam: 'spam* junk unsolicited phishing virus* malware malicious bulk ube uce correo_basura werbung pourriel indesirable* suspicious verdacht* sospech* content* contenido* policy* politica* richtlinie* politique* aup dangerous schadlich* infected profanity',
  spf: 'spf dkim dmarc dkim_signature unauthenticated arc spoof* unauth p=reject',
  unknown:
    'unknown* desconocid* unbekannt* inconnu* sconosciut* desconhecid* onbekend* unrouteable unroutable nonexist* non-exist*',
  exist:
    'exist* existe* existiert* existieren esiste* bestaat bestaan found gefunden encontr* trouve* trovat* gevonden introuvable valid valide* gultig* valido* geldig* vorhanden available active',
  invalid:
    'invalid* incorrect* wrong* bad falsch* fehlerhaft* ungultig* incorrec* errat* errado* sbagliat* invalido* onjuist* verkeerd* ongeldig* mistyped mauvais* equivocad* malformed syntax* illegal',
  full: 'full lleno* llena* voll volle* plein* pien* cheia* cheio* lotad* vol quota* cuota* kontingent* storage almacenamiento speicher* spazio espacio espaco stockage opslag* overquota exceeded_storage speicherplatz allocation',
  exceed:
    'exceed* supera* superado* uberschr* uberstieg* ubersteig* depass* excede* excedi* superat* overschr* over too demasiad* zu trop troppo muito* te maximum* maxim* limit* limite* grenze* maximal* limiet* beyond',
  size: 'size* tamano* grosse* taille* dimension* tamanho* grootte big large larger grande* gross gros groot mb megabyte* kb bytes oversize* toolarge lourd* pesad*',
  many: 'many muchos muchas viele* zahlreich* nombreux molti troppi muitos veel hourly daily hora horas stundlich* per rate frequen* throttl* ratelimit* concurrent simultan* burst tarpit* flood* velocity',
  disabled:
    'disabled disable* deshabilitad* deaktiviert* desactiv* disabilitat* desativad* uitgeschakeld* suspend* suspendid* inactive inactiv* locked cerrad* geschlossen ferme* chius* fechad* discontinued deactivated expired_account stillgelegt* closed frozen caducad*',
  group:
    'group* grupo* gruppe* groupe* gruppo* groep* members member* miembro* mitglied* membre* list lista liste lijst verteiler* moderat* subscri* distribution',
  restricted: 'restrict* restring* beschrank* eingeschrankt* limite_d accept* acept* akzept* accett* aceit* accepteer*',
  // Time
  temporary:
    'temporar* temporal* vorubergehend* provisoire* temporane* tijdelijk* transient* momentan* aktuell* currently derzeit actuellement greylist* graylist* gelistet defer* deferred delay* retras* verzoger* retard* ritard* atras* vertraag* retry retrying retried queued queue still nochmals reintent* erneut ressay* riprova* tente later spater tarde tard dopo mais_tarde busy occupe* beschaftigt ocupado temp tempfail resend',
  warning: 'warning advertencia warnung avertissement avviso aviso waarschuwing',
  // Connection
  connect:
    'connect* conecta* conexion* verbind* verbund* verbinding* connessi* conexao* conectar connecter connexion collegar* collegament* unreachable reach* erreich* alcanz* raggiung* econnrefused econnreset etimedout ehostunreach enetunreach esocket socket* tcp handshake_timeout contact* kontakt* contacter',
  timeout:
    'timeout* timed timedout tiempo zeituberschreitung zeitlimit* expire* expirad* expired delai scadut* tempo esgotad* verstreken verlopen etimedout respon* antwort* repond* rispond* rispost* answer* reageert hang* stalled slow',
  lost: 'lost closed reset dropped drop abgebrochen unterbrochen interrup* interromp* perdid* perdu* terminated aborted broken eof disconnected getrennt verbroken cerro unexpectedly econnreset',
  offline: 'offline online getrennt hors_ligne airplane flugmodus',
  tls: 'tls* ssl* starttls encrypt* cifrad* verschlussel* chiffr* crittograf* criptograf* versleutel* handshake* cipher* secure* sicher* segur* sicur* securise* beveilig* openssl',
  certificate:
    'certif* zertifikat* x509 selfsigned self-signed altname cert_* truststore keystore identity identidad identitat identite identita issuer authority hostname_mismatch',
  // Others
  loop: 'loop* loops hops hop schleife* boucle* bucle* mailloop',
  syntax:
    'syntax* command* befehl* comando* commande* sequence* helo ehlo rcpt_command unrecognized rfc* header* smtputf8 8bit charset bare lf cr parameter* argument* malformed unimplemented implemented',
  internal:
    'internal* interno* interne* intern* misconfigur* configur* konfigur* config missing fehlt fehlend* falta manque',
  not: 'not no nicht kein* pas ne non niet nao geen sin without ohne sans senza sem zonder cannot cant unable unmoglich imposible impossible impossibile impossivel couldnt wasnt isnt dont doesnt wont never failed fail* fall* echou* echec* fehlgeschlagen scheiter* gescheitert fallit* falhou falha mislukt* kan_niet error* fehler erreur errore erro fout',
  send: 'send* sent enviar* enviad* envio* send senden gesendet versand* versend* verschick* envoyer envoi* envoy* inviar* invio inviat* mandar* verzend* verstuur* verzonden outgoing salient* ausgehend* sortant* uscita saida uitgaand* postausgang outbox',
  deliver:
    'deliver* entreg* zustell* zugestellt* ausgeliefert livr* remis* distribu* recapit* consegn* bezorg* bounced bounce* undeliver* unzustell* returned mailer-daemon daemon ndr dsn onbestelbaar devuelt* retourn*',
};

const exact = new Map<string, string[]>();
const beginnings = new Map<string, string[]>();
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    const [map, spelled] = word.endsWith('*') ? [beginnings, word.slice(0, -1)] : [exact, word];
    map.set(spelled, [...(map.get(spelled) ?? []), concept]);
  }
}
const SHORTEST = Math.min(...[...beginnings.keys()].map(({ length }) => length));

/** What a word means; most words mean nothing here. */
export function conceptsOf(word: string): readonly string[] {
  const found = [...(exact.get(word) ?? [])];
  for (let length = SHORTEST; length <= word.length; length += 1)
    for (const concept of beginnings.get(word.slice(0, length)) ?? [])
      if (!found.includes(concept)) found.push(concept);
  return found;
}
