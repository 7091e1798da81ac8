export { checkTemplate, type TemplateIssue } from './compile.js';
export { createRenderer, type Renderer, type RendererOptions } from './renderer.js';
export { sampleContext } from './sample.js';
export {
  emailTemplateContent,
  templateParts,
  type EmailTemplateContent,
  type EmailTemplateInput,
  type Rendered,
  type RenderOptions,
  type TemplatePart,
  type TemplateParts,
} from './template.js';
export { TemplateError, type TemplateErrorCode } from './template-error.js';
