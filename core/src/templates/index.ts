export { appendToBody } from './append-to-body.js';
export { checkTemplate } from './compile.js';
export { escapeHtml } from './escape-html.js';
export { withFooter } from './footer.js';
export type { HtmlLink } from './links.js';
export { createRenderer, type Renderer } from './renderer.js';
export { sampleContext } from './sample.js';
export { emailTemplateContent, templateParts, type Rendered } from './template.js';
export { TemplateError } from './template-error.js';
