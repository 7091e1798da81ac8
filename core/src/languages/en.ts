import type { Words } from './words.js';

export const en: Words = {
  thisShop: 'this shop',
  footer: { unsubscribe: 'Unsubscribe', preferences: 'E-mail preferences' },
  broken: {
    title: 'This link does not work',
    text: 'It is incomplete, or belongs to nobody we know. Please use the link in the newest e-mail, or copy all of it.',
  },
  unavailable: {
    title: 'This does not work just now',
    text: 'Your choice may not have been saved. Please try again in a few minutes.',
  },
  unsubscribe: {
    ask: {
      title: 'Unsubscribe?',
      text: '{address} will get no more marketing e-mails from {sender}. E-mails about orders will still come.',
      button: 'Unsubscribe',
    },
    done: {
      title: 'You are unsubscribed',
      text: '{address} gets no marketing e-mails from {sender}. E-mails about orders still come.',
      undo: 'Undo: subscribe again',
    },
    askAgain: {
      title: 'Subscribe again?',
      text: '{address} is unsubscribed from marketing e-mails from {sender}.',
      button: 'Subscribe again',
    },
    subscribed: {
      title: 'You are subscribed',
      text: '{address} gets marketing e-mails from {sender}. Each one has a link to unsubscribe.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Unsubscribing can be taken back for an hour. To get e-mails again, please sign up once more in the shop.',
    },
    topics: 'Choose what you get e-mails about',
  },
  confirm: {
    ask: {
      title: 'Confirm your subscription',
      text: '{address} will then get e-mails from {sender} about “{topic}”. Each one has a link to unsubscribe. If you did not ask for this, close this page: nothing is sent.',
      button: 'Yes, subscribe me',
      saw: 'What you saw when you asked:',
    },
    done: {
      title: 'You are subscribed',
      text: '{address} gets e-mails from {sender} about “{topic}”. Each one has a link to unsubscribe.',
    },
    withdrawn: {
      title: 'You have unsubscribed since',
      text: '{address} gets no e-mails from {sender} about “{topic}”, and this link does not change that. To get them, please sign up once more in the shop: a new e-mail with a new link will come.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Nothing was changed, and no e-mails are sent. To get them, please sign up once more in the shop: a new e-mail with a new link will come.',
    },
    gone: {
      title: 'These e-mails are no longer sent',
      text: '{sender} does not offer them any more. Nothing was changed.',
    },
  },
  preferences: {
    title: 'Your e-mail preferences',
    text: 'Choose which marketing e-mails from {sender} go to {address}. E-mails about orders always come.',
    wanted: 'I would like e-mails about:',
    save: 'Save',
    allOff: 'Unsubscribe from everything',
    saved: 'Your choice has been saved.',
    elsewhere:
      'This e-mail went to another address of yours. Here you can switch e-mails off. To get more of them, use the link in an e-mail to {address}.',
    held: {
      unsubscribed:
        'You are unsubscribed from all marketing e-mails. To get some of them again, choose topics below and save.',
      bounced:
        'E-mails to this address came back to us, so none are being sent, whatever you choose here. If the address works again, please get in touch with the shop.',
      complained:
        'One of our e-mails to this address was reported as spam, so no marketing e-mails are being sent, whatever you choose here. If you would like them again, please get in touch with the shop.',
    },
    unread: {
      title: 'Nothing was changed',
      text: 'What was sent could not be read. Please open the link in the e-mail again and use the buttons on the page.',
    },
  },
};
