import { choiceInWords, inWords } from '../in-words.js';
import { labelOf, labelsOf, namesIn } from './label-of.js';
import { emptyVocabulary, vocabulary } from '../vocabulary.js';

const named = {
  ...emptyVocabulary,
  events: { 'quiz.done': 'Finished the quiz', $purchase: 'Bought something' },
  fields: { plan: 'Membership' },
};

it.each([
  ['vip_level', 'Vip level'],
  ['quiz.done', 'Quiz done'],
  ['$score', 'Score'],
  ['minAmount', 'Min amount'],
  ['Became VIP', 'Became VIP'],
  ['seen', 'Seen'],
  ['$', '$'],
  ['', ''],
])('%j said in words is %j', (name, words) => {
  expect(inWords(name)).toBe(words);
});

it('leaves choices with capitals as they are', () => {
  expect(['start_again', 'USD', 'Gold'].map(choiceInWords)).toEqual(['Start again', 'USD', 'Gold']);
});

describe('labelOf', () => {
  it('takes what the developers call it, else the standard, else the name in words', () => {
    expect(labelOf('event', 'added_to_cart', named)).toBe('Added to cart');
    expect(labelOf('event', '$purchase')).toBe('Placed an order');
    expect(labelOf('event', '$purchase', named)).toBe('Bought something');
    expect(labelOf('event', 'quiz.done', named)).toBe('Finished the quiz');
    expect(labelOf('event', 'quiz.done')).toBe('Quiz done');
    expect(labelOf('property', 'cart_id')).toBe('Cart');
    expect(labelOf('property', 'item.sku')).toBe('Item: SKU');
  });

  it('tells a name apart whose words are the label of another', () => {
    expect(labelOf('event', 'placed_an_order')).toBe('Placed an order (placed_an_order)');
    expect(labelOf('event', 'finished_the_quiz', named)).toBe('Finished the quiz (finished_the_quiz)');
    expect(labelOf('event', 'finished_the_quiz')).toBe('Finished the quiz');
  });

  it('keeps events, fields and properties apart', () => {
    expect(labelOf('field', 'plan', named)).toBe('Membership');
    expect(labelOf('property', 'plan', named)).toBe('Plan');
    expect(labelOf('field', 'first_name')).toBe('First name');
  });

  it('has no label of what every object has', () => {
    expect(labelOf('event', 'constructor', named)).toBe('Constructor');
    expect(labelOf('field', '__proto__')).toBe('Proto');
  });
});

describe('labels beside one another', () => {
  it('carry the own name where two are alike, and only there', () => {
    const own = { ...emptyVocabulary, properties: { sum: 'Total' } };
    expect([...labelsOf('property', ['total', 'sum', 'cart_id'], own)]).toEqual([
      ['total', 'Total (total)'],
      ['sum', 'Total (sum)'],
      ['cart_id', 'Cart'],
    ]);
  });

  it.each(['event', 'field', 'property'] as const)('are all different in the standard of each %s', (kind) => {
    const names = namesIn(kind);
    const labels = [...labelsOf(kind, names).values()];
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(labels).size).toBe(names.length);
    expect(labels.filter((label) => label.includes('('))).toEqual([]);
  });

  it('offers what the developers named first', () => {
    expect(namesIn('event', named).slice(0, 2)).toEqual(['quiz.done', '$purchase']);
    expect(namesIn('event', named).filter((name) => name === '$purchase')).toHaveLength(1);
  });
});

describe('a vocabulary of the developers', () => {
  const faults = (given: unknown) =>
    vocabulary.safeParse(given).error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it('is filled up', () => {
    expect(vocabulary.parse({ events: { a: ' Did it ' } })).toEqual({ ...emptyVocabulary, events: { a: 'Did it' } });
  });

  it.each([
    [{ events: { 'quiz.done': '' } }, 'events.quiz.done', /^write what people read/],
    [{ fields: { plan: 3 } }, 'fields.plan', /^write what people read/],
    [{ properties: { a: 'x\ny' } }, 'properties.a', /line breaks/],
    [{ properties: { a: 'x'.repeat(81) } }, 'properties.a', /at most 80/],
    [{ event: {} }, '', /event/],
  ])('names the path of the fault in %j', (given, path, message) => {
    expect(faults(given)).toEqual([[path, expect.stringMatching(message)]]);
  });
});
