import type { Words } from './words.js';

export const pl: Words = {
  thisShop: 'tego sklepu',
  footer: { unsubscribe: 'Wypisz się', preferences: 'Ustawienia e-maili' },
  broken: {
    title: 'Ten link nie działa',
    text: 'Jest niepełny albo nie należy do nikogo, kogo znamy. Prosimy użyć linku z najnowszej wiadomości lub skopiować go w całości.',
  },
  unavailable: {
    title: 'W tej chwili to niemożliwe',
    text: 'Państwa wybór mógł nie zostać zapisany. Prosimy spróbować ponownie za kilka minut.',
  },
  unsubscribe: {
    ask: {
      title: 'Czy chcą Państwo się wypisać?',
      text: 'Adres {address} nie będzie już otrzymywać wiadomości marketingowych od {sender}. Wiadomości o zamówieniach będą nadal przychodzić.',
      button: 'Wypisz mnie',
    },
    done: {
      title: 'Adres został wypisany',
      text: 'Adres {address} nie otrzymuje wiadomości marketingowych od {sender}. Wiadomości o zamówieniach nadal przychodzą.',
      undo: 'Cofnij i zapisz mnie ponownie',
    },
    askAgain: {
      title: 'Czy chcą Państwo zapisać się ponownie?',
      text: 'Adres {address} jest wypisany z wiadomości marketingowych od {sender}.',
      button: 'Zapisz mnie ponownie',
    },
    subscribed: {
      title: 'Adres jest zapisany',
      text: 'Adres {address} otrzymuje wiadomości marketingowe od {sender}. W każdej z nich jest link do wypisania się.',
    },
    expired: {
      title: 'Ten link wygasł',
      text: 'Wypisanie można cofnąć w ciągu godziny. Aby znów otrzymywać wiadomości, prosimy zapisać się ponownie w sklepie.',
    },
    topics: 'Wybór tematów wiadomości',
  },
  confirm: {
    ask: {
      title: 'Prosimy potwierdzić zapis',
      text: 'Na adres {address} będą przychodzić wiadomości od {sender} na temat „{topic}”. Każda zawiera link do wypisania się. Jeśli to nie Państwa prośba, wystarczy zamknąć tę stronę: nic nie zostanie wysłane.',
      button: 'Tak, zapisuję się',
      saw: 'Treść widoczna przy zapisie:',
    },
    done: {
      title: 'Zapis został potwierdzony',
      text: 'Na adres {address} przychodzą wiadomości od {sender} na temat „{topic}”. Każda zawiera link do wypisania się.',
    },
    withdrawn: {
      title: 'Adres został w międzyczasie wypisany',
      text: 'Na adres {address} nie przychodzą wiadomości od {sender} na temat „{topic}” i ten link tego nie zmienia. Aby je otrzymywać, prosimy zapisać się ponownie w sklepie: przyjdzie nowa wiadomość z nowym linkiem.',
    },
    expired: {
      title: 'Ten link potwierdzający wygasł',
      text: 'Nic nie zostało zmienione i żadne wiadomości nie są wysyłane. Aby je otrzymywać, prosimy zapisać się ponownie w sklepie: przyjdzie nowa wiadomość z nowym linkiem.',
    },
    gone: {
      title: 'Te wiadomości nie są już wysyłane',
      text: 'Nadawca: {sender}. Nie ma ich już w ofercie. Nic nie zostało zmienione.',
    },
  },
  preferences: {
    title: 'Ustawienia wiadomości e-mail',
    text: 'Prosimy wybrać, które wiadomości marketingowe od {sender} mają przychodzić na adres {address}. Wiadomości o zamówieniach przychodzą zawsze.',
    wanted: 'Chcę otrzymywać wiadomości na tematy:',
    save: 'Zapisz',
    allOff: 'Wypisz mnie ze wszystkiego',
    saved: 'Wybór został zapisany.',
    elsewhere:
      'Ta wiadomość została wysłana na inny Państwa adres. Tutaj można wyłączyć wiadomości. Aby otrzymywać ich więcej, prosimy użyć linku w wiadomości wysłanej na adres {address}.',
    held: {
      unsubscribed:
        'Ten adres jest wypisany ze wszystkich wiadomości marketingowych. Aby znów otrzymywać niektóre z nich, prosimy wybrać tematy poniżej i zapisać.',
      bounced:
        'Wiadomości na ten adres do nas wracały, dlatego żadnych nie wysyłamy, niezależnie od wyboru na tej stronie. Jeśli adres znów działa, prosimy o kontakt ze sklepem.',
      complained:
        'Jedna z naszych wiadomości na ten adres została zgłoszona jako spam, dlatego nie wysyłamy wiadomości marketingowych, niezależnie od wyboru na tej stronie. Aby znów je otrzymywać, prosimy o kontakt ze sklepem.',
    },
    unread: {
      title: 'Niczego nie zmieniono',
      text: 'Nie udało się odczytać przesłanych danych. Prosimy ponownie otworzyć link z wiadomości i użyć przycisków na stronie.',
    },
  },
};
