import { defineMiddlewares } from '@medusajs/framework/http';

const methods: ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Bodies of the world outside are read as they came: a signature is of its bytes, and a form has its own kinds. */
export default defineMiddlewares({
  routes: [
    ...['feedback/*', 'forms/*', 'hooks/*', 'mail/*'],
    ...['unsubscribe/*', 'preferences/*', 'confirm/*', 'metrics'],
  ].map((path) => ({
    matcher: `/whenthen/${path}`,
    methods,
    bodyParser: false as const,
  })),
});
