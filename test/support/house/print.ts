import { PACKAGES, readPackages } from './packages.js';
import { brokenBy, RULE_NAMES, RULES, type Measure, type Rule } from './rules.js';

/** `npm run house`: for each package what comes closest to a limit of the house, and all that is beyond one. */

const line = ({ where, count }: Measure, { most }: Rule): string =>
  `${count > most ? '✗' : ' '} ${String(count).padStart(4)}  ${where}`;

const packages = readPackages();
let beyond = 0;
for (const name of PACKAGES) {
  const files = packages[name];
  console.log(`\n${name} (${files.length} files)`);
  for (const ruleName of RULE_NAMES) {
    const rule: Rule = RULES[ruleName];
    const broken = brokenBy(ruleName, files);
    beyond += broken.length;
    const shown = broken.length > 0 ? broken : rule.measure(files).slice(0, 1);
    console.log(`  ${ruleName}, at most ${rule.most}`);
    for (const measure of shown) console.log(`  ${line(measure, rule)}`);
  }
}
console.log(`\n${beyond === 0 ? 'Everything is within the limits.' : `${beyond} beyond a limit (✗).`}`);
