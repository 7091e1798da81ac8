import type { Words } from './words.js';

export const es: Words = {
  thisShop: 'esta tienda',
  footer: { unsubscribe: 'Darse de baja', preferences: 'Preferencias de correo' },
  broken: {
    title: 'Este enlace no funciona',
    text: 'Está incompleto o no corresponde a nadie que conozcamos. Utilice el enlace del correo más reciente o cópielo entero.',
  },
  unavailable: {
    title: 'Ahora mismo no es posible',
    text: 'Es posible que su elección no se haya guardado. Inténtelo de nuevo dentro de unos minutos.',
  },
  unsubscribe: {
    ask: {
      title: '¿Desea darse de baja?',
      text: '{address} dejará de recibir correos comerciales de {sender}. Los correos sobre sus pedidos seguirán llegando.',
      button: 'Darme de baja',
    },
    done: {
      title: 'Se ha dado de baja',
      text: '{address} no recibe correos comerciales de {sender}. Los correos sobre sus pedidos siguen llegando.',
      undo: 'Deshacer y volver a suscribirme',
    },
    askAgain: {
      title: '¿Desea volver a suscribirse?',
      text: 'La dirección {address} está dada de baja de los correos comerciales de {sender}.',
      button: 'Volver a suscribirme',
    },
    subscribed: {
      title: 'Su suscripción está activa',
      text: '{address} recibe los correos comerciales de {sender}. Cada uno incluye un enlace para darse de baja.',
    },
    expired: {
      title: 'Este enlace ha caducado',
      text: 'Una baja se puede deshacer durante una hora. Para volver a recibir correos, suscríbase de nuevo en la tienda.',
    },
    topics: 'Elegir los temas que le interesan',
  },
  confirm: {
    ask: {
      title: 'Confirme su suscripción',
      text: '{address} recibirá entonces correos de {sender} sobre «{topic}». Cada uno incluye un enlace para darse de baja. Si no lo ha solicitado, cierre esta página: no se enviará nada.',
      button: 'Sí, suscribirme',
      saw: 'Lo que vio al solicitarlo:',
    },
    done: {
      title: 'Su suscripción está confirmada',
      text: '{address} recibe correos de {sender} sobre «{topic}». Cada uno incluye un enlace para darse de baja.',
    },
    withdrawn: {
      title: 'Se ha dado de baja desde entonces',
      text: '{address} no recibe correos de {sender} sobre «{topic}», y este enlace no lo cambia. Para recibirlos, suscríbase de nuevo en la tienda: le llegará un nuevo correo con un nuevo enlace.',
    },
    expired: {
      title: 'Este enlace de confirmación ha caducado',
      text: 'No se ha cambiado nada y no se envía ningún correo. Para recibirlos, suscríbase de nuevo en la tienda: le llegará un nuevo correo con un nuevo enlace.',
    },
    gone: {
      title: 'Estos correos ya no se envían',
      text: '{sender} ya no los ofrece. No se ha cambiado nada.',
    },
  },
  preferences: {
    title: 'Sus preferencias de correo',
    text: 'Elija qué correos comerciales de {sender} se envían a {address}. Los correos sobre sus pedidos llegan siempre.',
    wanted: 'Deseo recibir correos sobre:',
    save: 'Guardar',
    allOff: 'Darme de baja de todo',
    saved: 'Su elección se ha guardado.',
    elsewhere:
      'Este correo se envió a otra de sus direcciones. Aquí puede desactivar correos. Para recibir más, utilice el enlace de un correo enviado a {address}.',
    held: {
      unsubscribed:
        'Su dirección está dada de baja de todos los correos comerciales. Para volver a recibir algunos, elija temas a continuación y guarde.',
      bounced:
        'Algunos correos a esta dirección nos fueron devueltos, por lo que ya no enviamos ninguno, elija lo que elija aquí. Si la dirección vuelve a funcionar, póngase en contacto con la tienda.',
      complained:
        'Uno de nuestros correos a esta dirección se marcó como no deseado, por lo que ya no enviamos correos comerciales, elija lo que elija aquí. Si desea volver a recibirlos, póngase en contacto con la tienda.',
    },
    unread: {
      title: 'No se ha cambiado nada',
      text: 'No se pudieron leer los datos enviados. Abra de nuevo el enlace del correo y utilice los botones de la página.',
    },
  },
};
