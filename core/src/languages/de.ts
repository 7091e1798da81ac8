import type { Words } from './words.js';

export const de: Words = {
  thisShop: 'diesem Shop',
  footer: { unsubscribe: 'Abmelden', preferences: 'E-Mail-Einstellungen' },
  broken: {
    title: 'Dieser Link funktioniert nicht',
    text: 'Er ist unvollständig, oder wir können ihn niemandem zuordnen. Bitte verwenden Sie den Link in der neuesten E-Mail, oder kopieren Sie ihn vollständig.',
  },
  unavailable: {
    title: 'Das ist gerade nicht möglich',
    text: 'Ihre Auswahl wurde möglicherweise nicht gespeichert. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  unsubscribe: {
    ask: {
      title: 'Möchten Sie sich abmelden?',
      text: '{address} erhält dann keine Marketing-E-Mails mehr von {sender}. E-Mails zu Bestellungen kommen weiterhin.',
      button: 'Abmelden',
    },
    done: {
      title: 'Sie sind abgemeldet',
      text: '{address} erhält keine Marketing-E-Mails von {sender}. E-Mails zu Bestellungen kommen weiterhin.',
      undo: 'Rückgängig machen und wieder anmelden',
    },
    askAgain: {
      title: 'Möchten Sie sich wieder anmelden?',
      text: '{address} ist von den Marketing-E-Mails von {sender} abgemeldet.',
      button: 'Wieder anmelden',
    },
    subscribed: {
      title: 'Sie sind angemeldet',
      text: '{address} erhält Marketing-E-Mails von {sender}. Jede enthält einen Link zum Abmelden.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Eine Abmeldung lässt sich eine Stunde lang rückgängig machen. Um wieder E-Mails zu erhalten, melden Sie sich bitte im Shop neu an.',
    },
    topics: 'Themen auswählen, zu denen Sie E-Mails erhalten',
  },
  confirm: {
    ask: {
      title: 'Bitte bestätigen Sie Ihre Anmeldung',
      text: '{address} erhält dann E-Mails von {sender} zum Thema „{topic}“. Jede enthält einen Link zum Abmelden. Wenn Sie das nicht angefordert haben, schließen Sie diese Seite einfach: Es wird nichts gesendet.',
      button: 'Ja, anmelden',
      saw: 'Das haben Sie bei der Anmeldung gesehen:',
    },
    done: {
      title: 'Ihre Anmeldung ist bestätigt',
      text: '{address} erhält E-Mails von {sender} zum Thema „{topic}“. Jede enthält einen Link zum Abmelden.',
    },
    withdrawn: {
      title: 'Sie haben sich inzwischen abgemeldet',
      text: '{address} erhält keine E-Mails von {sender} zum Thema „{topic}“, und dieser Link ändert daran nichts. Um sie zu erhalten, melden Sie sich bitte im Shop noch einmal an: Es kommt eine neue E-Mail mit einem neuen Link.',
    },
    expired: {
      title: 'Dieser Bestätigungslink ist abgelaufen',
      text: 'Es wurde nichts geändert, und es werden keine E-Mails gesendet. Um sie zu erhalten, melden Sie sich bitte im Shop noch einmal an: Es kommt eine neue E-Mail mit einem neuen Link.',
    },
    gone: {
      title: 'Diese E-Mails gibt es nicht mehr',
      text: '{sender} bietet sie nicht mehr an. Es wurde nichts geändert.',
    },
  },
  preferences: {
    title: 'Ihre E-Mail-Einstellungen',
    text: 'Wählen Sie, welche Marketing-E-Mails von {sender} an {address} gehen. E-Mails zu Bestellungen kommen in jedem Fall.',
    wanted: 'Ich möchte E-Mails zu diesen Themen:',
    save: 'Speichern',
    allOff: 'Von allem abmelden',
    saved: 'Ihre Auswahl wurde gespeichert.',
    elsewhere:
      'Diese E-Mail ging an eine andere Adresse von Ihnen. Hier können Sie E-Mails abschalten. Um weitere zu erhalten, verwenden Sie bitte den Link in einer E-Mail an {address}.',
    held: {
      unsubscribed:
        'Sie sind von allen Marketing-E-Mails abgemeldet. Um einige davon wieder zu erhalten, wählen Sie unten Themen aus und speichern Sie.',
      bounced:
        'E-Mails an diese Adresse kamen zu uns zurück. Deshalb werden keine gesendet, was immer Sie hier wählen. Wenn die Adresse wieder erreichbar ist, wenden Sie sich bitte an den Shop.',
      complained:
        'Eine unserer E-Mails an diese Adresse wurde als Spam gemeldet. Deshalb werden keine Marketing-E-Mails gesendet, was immer Sie hier wählen. Wenn Sie wieder welche erhalten möchten, wenden Sie sich bitte an den Shop.',
    },
    unread: {
      title: 'Es wurde nichts geändert',
      text: 'Die gesendeten Angaben konnten nicht gelesen werden. Bitte öffnen Sie den Link in der E-Mail noch einmal und verwenden Sie die Schaltflächen der Seite.',
    },
  },
};
