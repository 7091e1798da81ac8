export { appendToBody } from './render/append-to-body.js';
export { checkTemplate } from './render/compile.js';
export { escapeHtml } from './language/escape-html.js';
export { withFooter } from './render/footer.js';
export { createRenderer, type Renderer } from './render/renderer.js';
export { sampleContext } from './sample.js';
export { emailTemplateContent, templateParts, type Rendered, type HtmlLink } from './language/template.js';
export { TemplateError } from './language/template-error.js';
