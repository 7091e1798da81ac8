import type { Words } from './words.js';

export const it: Words = {
  thisShop: 'questo negozio',
  footer: { unsubscribe: 'Annulla iscrizione', preferences: 'Preferenze e-mail' },
  broken: {
    title: 'Questo link non funziona',
    text: 'È incompleto o non corrisponde a nessuno che conosciamo. Utilizzi il link dell’e-mail più recente o lo copi per intero.',
  },
  unavailable: {
    title: 'Al momento non è possibile',
    text: 'La Sua scelta potrebbe non essere stata salvata. La preghiamo di riprovare tra qualche minuto.',
  },
  unsubscribe: {
    ask: {
      title: 'Desidera annullare l’iscrizione?',
      text: '{address} non riceverà più e-mail promozionali da {sender}. Le e-mail relative agli ordini continueranno ad arrivare.',
      button: 'Annulla l’iscrizione',
    },
    done: {
      title: 'L’iscrizione è stata annullata',
      text: '{address} non riceve e-mail promozionali da {sender}. Le e-mail relative agli ordini continuano ad arrivare.',
      undo: 'Ripristina l’iscrizione',
    },
    askAgain: {
      title: 'Desidera iscriversi di nuovo?',
      text: '{address} non riceve le e-mail promozionali inviate da {sender}.',
      button: 'Iscrivimi di nuovo',
    },
    subscribed: {
      title: 'L’iscrizione è attiva',
      text: '{address} riceve le e-mail promozionali inviate da {sender}. Ognuna contiene un link per annullare l’iscrizione.',
    },
    expired: {
      title: 'Questo link è scaduto',
      text: 'L’annullamento può essere revocato entro un’ora. Per ricevere di nuovo le e-mail, si iscriva nuovamente nel negozio.',
    },
    topics: 'Scelga gli argomenti che Le interessano',
  },
  confirm: {
    ask: {
      title: 'Confermi la Sua iscrizione',
      text: '{address} riceverà e-mail da {sender} su «{topic}». Ognuna contiene un link per annullare l’iscrizione. Se non l’ha richiesto, chiuda semplicemente questa pagina: non verrà inviato nulla.',
      button: 'Sì, mi iscrivo',
      saw: 'Ciò che ha letto al momento della richiesta:',
    },
    done: {
      title: 'La Sua iscrizione è confermata',
      text: '{address} riceve e-mail da {sender} su «{topic}». Ognuna contiene un link per annullare l’iscrizione.',
    },
    withdrawn: {
      title: 'Nel frattempo ha annullato l’iscrizione',
      text: '{address} non riceve e-mail da {sender} su «{topic}», e questo link non cambia nulla. Per riceverle, si iscriva di nuovo nel negozio: arriverà una nuova e-mail con un nuovo link.',
    },
    expired: {
      title: 'Questo link di conferma è scaduto',
      text: 'Non è stato modificato nulla e non viene inviata alcuna e-mail. Per riceverle, si iscriva di nuovo nel negozio: arriverà una nuova e-mail con un nuovo link.',
    },
    gone: {
      title: 'Queste e-mail non vengono più inviate',
      text: '{sender} non le offre più. Non è stato modificato nulla.',
    },
  },
  preferences: {
    title: 'Le Sue preferenze e-mail',
    text: 'Scelga quali e-mail promozionali inviate da {sender} arrivano a {address}. Le e-mail relative agli ordini arrivano in ogni caso.',
    wanted: 'Desidero ricevere e-mail su:',
    save: 'Salva',
    allOff: 'Annulla tutte le iscrizioni',
    saved: 'La Sua scelta è stata salvata.',
    elsewhere:
      'Questa e-mail è stata inviata a un altro Suo indirizzo. Qui può disattivare le e-mail. Per riceverne altre, usi il link in un’e-mail inviata a {address}.',
    held: {
      unsubscribed:
        'Questo indirizzo non riceve più alcuna e-mail promozionale. Per riceverne di nuovo alcune, scelga gli argomenti qui sotto e salvi.',
      bounced:
        'Alcune e-mail a questo indirizzo ci sono tornate indietro: per questo non ne inviamo più, qualunque sia la scelta qui. Se l’indirizzo funziona di nuovo, contatti il negozio.',
      complained:
        'Una nostra e-mail a questo indirizzo è stata segnalata come spam: per questo non inviamo più e-mail promozionali, qualunque sia la scelta qui. Se desidera riceverle di nuovo, contatti il negozio.',
    },
    unread: {
      title: 'Non è stato modificato nulla',
      text: 'Non è stato possibile leggere i dati inviati. Apra di nuovo il link dell’e-mail e utilizzi i pulsanti della pagina.',
    },
  },
};
