import type { Words } from './words.js';

export const nl: Words = {
  thisShop: 'deze winkel',
  footer: { unsubscribe: 'Afmelden', preferences: 'E-mailvoorkeuren' },
  broken: {
    title: 'Deze link werkt niet',
    text: 'De link is niet volledig of hoort bij niemand die wij kennen. Gebruik de link in de nieuwste e-mail, of kopieer hem helemaal.',
  },
  unavailable: {
    title: 'Dit lukt op dit moment niet',
    text: 'Uw keuze is mogelijk niet opgeslagen. Probeer het over een paar minuten opnieuw.',
  },
  unsubscribe: {
    ask: {
      title: 'Wilt u zich afmelden?',
      text: '{address} krijgt dan geen marketingmails meer van {sender}. E-mails over bestellingen blijven komen.',
      button: 'Afmelden',
    },
    done: {
      title: 'U bent afgemeld',
      text: '{address} krijgt geen marketingmails van {sender}. E-mails over bestellingen blijven komen.',
      undo: 'Ongedaan maken en weer aanmelden',
    },
    askAgain: {
      title: 'Wilt u zich weer aanmelden?',
      text: '{address} is afgemeld voor de marketingmails van {sender}.',
      button: 'Weer aanmelden',
    },
    subscribed: {
      title: 'U bent aangemeld',
      text: '{address} krijgt de marketingmails van {sender}. In elke e-mail staat een link om u af te melden.',
    },
    expired: {
      title: 'Deze link is verlopen',
      text: 'Een afmelding kan een uur lang ongedaan worden gemaakt. Meld u in de winkel opnieuw aan als u weer e-mails wilt krijgen.',
    },
    topics: 'Kiezen waarover u e-mails krijgt',
  },
  confirm: {
    ask: {
      title: 'Bevestig uw aanmelding',
      text: '{address} krijgt dan e-mails van {sender} over ‘{topic}’. In elke e-mail staat een link om u af te melden. Hebt u hier niet om gevraagd? Sluit dan deze pagina: er wordt niets verstuurd.',
      button: 'Ja, meld mij aan',
      saw: 'Dit zag u toen u zich aanmeldde:',
    },
    done: {
      title: 'Uw aanmelding is bevestigd',
      text: '{address} krijgt e-mails van {sender} over ‘{topic}’. In elke e-mail staat een link om u af te melden.',
    },
    withdrawn: {
      title: 'U hebt zich intussen afgemeld',
      text: '{address} krijgt geen e-mails van {sender} over ‘{topic}’, en deze link verandert daar niets aan. Wilt u ze wel ontvangen, meld u dan opnieuw aan in de winkel: er komt een nieuwe e-mail met een nieuwe link.',
    },
    expired: {
      title: 'Deze bevestigingslink is verlopen',
      text: 'Er is niets gewijzigd en er worden geen e-mails verstuurd. Wilt u ze ontvangen, meld u dan opnieuw aan in de winkel: er komt een nieuwe e-mail met een nieuwe link.',
    },
    gone: {
      title: 'Deze e-mails worden niet meer verstuurd',
      text: '{sender} biedt ze niet meer aan. Er is niets gewijzigd.',
    },
  },
  preferences: {
    title: 'Uw e-mailvoorkeuren',
    text: 'Kies welke marketingmails van {sender} naar {address} gaan. E-mails over bestellingen komen altijd.',
    wanted: 'Ik wil graag e-mails over:',
    save: 'Opslaan',
    allOff: 'Voor alles afmelden',
    saved: 'Uw keuze is opgeslagen.',
    elsewhere:
      'Deze e-mail ging naar een ander adres van u. Hier kunt u e-mails uitzetten. Gebruik de link in een e-mail aan {address} om er meer te krijgen.',
    held: {
      unsubscribed:
        'U bent afgemeld voor alle marketingmails. Kies hieronder onderwerpen en sla op als u er weer een aantal wilt krijgen.',
      bounced:
        'E-mails aan dit adres kwamen bij ons terug. Daarom sturen wij er geen meer, wat u hier ook kiest. Werkt het adres weer, neem dan contact op met de winkel.',
      complained:
        'Een van onze e-mails aan dit adres is als spam gemeld. Daarom sturen wij geen marketingmails meer, wat u hier ook kiest. Wilt u ze weer krijgen, neem dan contact op met de winkel.',
    },
    unread: {
      title: 'Er is niets gewijzigd',
      text: 'Wat er is verstuurd, kon niet worden gelezen. Open de link in de e-mail opnieuw en gebruik de knoppen op de pagina.',
    },
  },
};
