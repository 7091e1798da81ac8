import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

/** Reads `[{ file, text }]` from standard input, lints each text as if it stood in its file, and prints the messages. */
const eslint = new ESLint({ cwd: process.cwd() });
const answers = [];
for (const wanted of JSON.parse(await text(process.stdin))) {
  const [report] = await eslint.lintText(wanted.text, { filePath: wanted.file });
  answers.push(report.messages);
}
process.stdout.write(JSON.stringify(answers));
