/**
 * Runs in the preview's frame. Payload posts the form's values whenever they change; only messages of our own origin
 * are taken, and only the newest answer is shown.
 */
export const previewScript = `
const at = (id) => document.getElementById(id);
const PARTS = ['subject', 'preheader', 'html', 'text'];
let timer, turn = 0, last = '';

const show = (which) => {
  for (const kind of ['html', 'text']) at('show-' + kind).setAttribute('aria-pressed', String(kind === which));
  at('mail').hidden = which !== 'html';
  at('text').hidden = which !== 'text';
};
at('show-html').onclick = () => show('html');
at('show-text').onclick = () => show('text');

const fail = (errors) => {
  at('errors').replaceChildren(...errors.map(({ path, message }) => {
    const line = document.createElement('p');
    line.textContent = path ? path + ': ' + message : message;
    return line;
  }));
  at('errors').hidden = errors.length === 0;
  document.body.classList.toggle('stale', errors.length > 0);
  at('state').textContent = errors.length ? 'Not rendered' : 'Rendered with sample data';
};

const render = async (content) => {
  const mine = ++turn;
  at('state').textContent = 'Rendering…';
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
    const answer = await response.json();
    if (mine !== turn) return;
    if (!response.ok) return fail(answer.errors || [{ message: 'The preview failed.' }]);
    fail([]);
    at('subject').textContent = answer.subject || '(no subject)';
    at('preheader').textContent = answer.preheader || '—';
    at('text').textContent = answer.text;
    at('mail').srcdoc = '<base target="_blank">' + answer.html;
  } catch {
    if (mine === turn) fail([{ message: 'The CMS does not answer. The preview is tried again at your next change.' }]);
  }
};

addEventListener('message', ({ origin, data }) => {
  if (origin !== location.origin || !data || data.type !== 'payload-live-preview' || !data.data) return;
  const content = Object.fromEntries(PARTS.map((part) => [part, data.data[part] || '']));
  if (data.data.kind) content.kind = data.data.kind;
  const now = JSON.stringify(content);
  if (now === last) return;
  last = now;
  clearTimeout(timer);
  timer = setTimeout(render, 300, content);
});

const host = window.opener || window.parent;
// As light or as dark as the admin around it, whatever the system says.
const wear = () => {
  const theme = host !== window && host.document.documentElement.dataset.theme;
  if (theme) document.documentElement.style.colorScheme = theme;
};
wear();
if (host !== window) new MutationObserver(wear).observe(host.document.documentElement, { attributeFilter: ['data-theme'] });
if (host !== window) host.postMessage({ type: 'payload-live-preview', ready: true }, location.origin);
`;
