export { checkTemplate } from './compile.js';
export { createRenderer, type Renderer } from './renderer.js';
export { sampleContext } from './sample.js';
export { emailTemplateContent, templateParts } from './template.js';
export { TemplateError } from './template-error.js';
