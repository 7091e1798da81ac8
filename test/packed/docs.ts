import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';

interface Block {
  /** The heading that it stands under. */
  heading: string;
  language: string;
  text: string;
}

/** The code in a page, in its order. */
const blocksOf = (page: string): Block[] => {
  const blocks: Block[] = [];
  let heading = '';
  let open: Block | undefined;
  for (const line of readFileSync(join(repositoryRoot, page), 'utf8').split('\n')) {
    const fence = /^```(\w*)/.exec(line);
    if (open && fence) {
      blocks.push(open);
      open = undefined;
    } else if (open) open.text += `${line}\n`;
    else if (fence) open = { heading, language: fence[1] ?? '', text: '' };
    else heading = /^#+ (.*)/.exec(line)?.[1] ?? heading;
  }
  return blocks;
};

/**
 * The code of a page of the documentation under these headings, one behind the other, as a reader would copy it.
 * @throws Error where there is none: then the page has another heading now
 */
export const codeOf = (page: string, language: string, ...headings: string[]): string =>
  headings
    .map((heading) => {
      const found = blocksOf(page).filter((b) => b.heading === heading && b.language === language);
      if (found.length === 0) throw new Error(`${page} has no ${language} under “${heading}”`);
      return found.map((b) => b.text).join('\n');
    })
    .join('\n');
