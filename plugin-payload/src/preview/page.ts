import { previewScript } from './script.js';
import { previewStyle } from './style.js';

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * The HTML of the preview's frame. The e-mail itself goes into an inner frame without scripts and without our origin:
 * what a template contains can neither act nor read.
 */
export const previewPage = ({ nonce, from }: { nonce: string; from: string }): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<style>${previewStyle}</style>
</head>
<body>
<header>
${from && `  <div class="line"><span class="label">From</span><span>${escape(from)}</span></div>`}
  <div class="line"><span class="label">Subject</span><strong id="subject">…</strong></div>
  <div class="line"><span class="label">Preheader</span><span id="preheader" class="quiet"></span></div>
  <nav>
    <button type="button" id="show-html" aria-pressed="true">HTML</button>
    <button type="button" id="show-text" aria-pressed="false">Plain text</button>
    <span id="state" class="quiet" role="status">Rendering with sample data…</span>
  </nav>
</header>
<section id="errors" role="alert" hidden></section>
<main>
  <iframe id="mail" title="The e-mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
  <pre id="text" hidden></pre>
</main>
<script nonce="${nonce}">${previewScript}</script>
</body>
</html>`;
