import { defineMiddlewares } from '@medusajs/framework/http';

/** Bodies of the world outside are read as they came: a signature is of its bytes, and a form has its own kinds. */
export default defineMiddlewares({
  routes: [
    { matcher: '/whenthen/forms/*', methods: ['POST'], bodyParser: false },
    { matcher: '/whenthen/hooks/*', methods: ['POST'], bodyParser: false },
  ],
});
