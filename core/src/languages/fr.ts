import type { Words } from './words.js';

export const fr: Words = {
  thisShop: 'cette boutique',
  footer: { unsubscribe: 'Se désabonner', preferences: 'Préférences d’e-mails' },
  broken: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Il est incomplet ou ne correspond à personne que nous connaissions. Veuillez utiliser le lien de l’e-mail le plus récent ou le copier en entier.',
  },
  unavailable: {
    title: 'Impossible pour le moment',
    text: 'Votre choix n’a peut-être pas été enregistré. Veuillez réessayer dans quelques minutes.',
  },
  unsubscribe: {
    ask: {
      title: 'Souhaitez-vous vous désabonner ?',
      text: '{address} ne recevra plus d’e-mails marketing envoyés par {sender}. Les e-mails concernant vos commandes continueront d’arriver.',
      button: 'Se désabonner',
    },
    done: {
      title: 'Votre désabonnement est pris en compte',
      text: '{address} ne reçoit plus d’e-mails marketing envoyés par {sender}. Les e-mails concernant vos commandes continuent d’arriver.',
      undo: 'Annuler et me réabonner',
    },
    askAgain: {
      title: 'Souhaitez-vous vous réabonner ?',
      text: 'L’adresse {address} est désabonnée des e-mails marketing envoyés par {sender}.',
      button: 'Me réabonner',
    },
    subscribed: {
      title: 'Votre abonnement est actif',
      text: '{address} reçoit les e-mails marketing envoyés par {sender}. Chacun contient un lien de désabonnement.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: 'Un désabonnement peut être annulé pendant une heure. Pour recevoir de nouveau des e-mails, veuillez vous réinscrire dans la boutique.',
    },
    topics: 'Choisir les sujets qui vous intéressent',
  },
  confirm: {
    ask: {
      title: 'Confirmez votre inscription',
      text: '{address} recevra alors des e-mails de {sender} sur le sujet « {topic} ». Chacun contient un lien pour se désabonner. Si vous n’avez rien demandé, fermez simplement cette page : rien ne sera envoyé.',
      button: 'Oui, je m’inscris',
      saw: 'Ce que vous avez lu lors de votre demande :',
    },
    done: {
      title: 'Votre inscription est confirmée',
      text: '{address} reçoit des e-mails de {sender} sur le sujet « {topic} ». Chacun contient un lien pour se désabonner.',
    },
    withdrawn: {
      title: 'Vous vous êtes désabonné depuis',
      text: '{address} ne reçoit pas d’e-mails de {sender} sur le sujet « {topic} », et ce lien n’y change rien. Pour en recevoir, inscrivez-vous de nouveau dans la boutique : un nouvel e-mail avec un nouveau lien vous parviendra.',
    },
    expired: {
      title: 'Ce lien de confirmation a expiré',
      text: 'Rien n’a été modifié et aucun e-mail n’est envoyé. Pour en recevoir, inscrivez-vous de nouveau dans la boutique : un nouvel e-mail avec un nouveau lien vous parviendra.',
    },
    gone: {
      title: 'Ces e-mails n’existent plus',
      text: '{sender} ne les propose plus. Rien n’a été modifié.',
    },
  },
  preferences: {
    title: 'Vos préférences d’e-mails',
    text: 'Choisissez les e-mails marketing envoyés par {sender} à {address}. Les e-mails concernant vos commandes arrivent dans tous les cas.',
    wanted: 'Je souhaite recevoir des e-mails sur :',
    save: 'Enregistrer',
    allOff: 'Me désabonner de tout',
    saved: 'Votre choix a été enregistré.',
    elsewhere:
      'Cet e-mail a été envoyé à une autre de vos adresses. Ici, vous pouvez désactiver des e-mails. Pour en recevoir davantage, utilisez le lien d’un e-mail envoyé à {address}.',
    held: {
      unsubscribed:
        'Cette adresse est désabonnée de tous les e-mails marketing. Pour en recevoir de nouveau certains, choisissez des sujets ci-dessous et enregistrez.',
      bounced:
        'Des e-mails envoyés à cette adresse nous ont été retournés. Nous n’en envoyons donc plus, quel que soit votre choix ici. Si l’adresse fonctionne de nouveau, veuillez contacter la boutique.',
      complained:
        'Un de nos e-mails à cette adresse a été signalé comme indésirable. Nous n’envoyons donc plus d’e-mails marketing, quel que soit votre choix ici. Si vous souhaitez en recevoir de nouveau, veuillez contacter la boutique.',
    },
    unread: {
      title: 'Rien n’a été modifié',
      text: 'Les données envoyées n’ont pas pu être lues. Veuillez rouvrir le lien de l’e-mail et utiliser les boutons de la page.',
    },
  },
};
