import { PermanentMailError, TemporaryMailError } from '../../mail/mail-error.js';
import { TemplateError } from '../../templates/index.js';
import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { afterError, TakenOverError, type Progress } from './after-error.js';

const BEFORE: Progress = { marked: false, released: false };
const MARKED: Progress = { marked: true, released: false };
const RELEASED: Progress = { marked: true, released: true };

const later = (reason: string, marked: boolean) => ({ kind: 'later', dueAt: at(30), reason, marked });
const failed = (reason: string) => ({ kind: 'failed', reason });
const held = (reason: string) => ({
  kind: 'held',
  reason: `The connection broke while the mail server may have accepted it: ${reason}`,
});

interface Given {
  aborted?: boolean;
  onUncertain?: 'hold' | 'resend';
  attempts?: number;
  heldUps?: number;
  class?: 'marketing' | 'transactional';
}

const pace = (code: number) => new TemporaryMailError('slower', false, code, { about: 'pace' });
const server = new TemporaryMailError('refused', false, undefined, { about: 'server' });
const away = (marked: boolean, ms = 5_000) => ({
  kind: 'held up',
  dueAt: new Date(at(0).getTime() + ms),
  reason: 'refused',
  marked,
});

const outcome = (
  error: unknown,
  progress: Progress,
  { aborted = false, onUncertain = 'hold', attempts = 1, ...effect }: Given = {},
) => {
  const signal = aborted ? AbortSignal.abort(new Error('stopping')) : new AbortController().signal;
  const delivery = mailDelivery({ signal, effect: { attempts, ...effect } });
  const parts = { now: () => at(0).getTime(), spreadOf: () => 0, onUncertain };
  return afterError(parts, { delivery, content: welcome() }, progress, error);
};

describe('what becomes of a mail', () => {
  const takenOver = { kind: 'taken over', dueAt: at(1) };
  const rejected = (acceptedMaybe: boolean) => new TemporaryMailError('went away', acceptedMaybe);
  const wrapped = new Error('not sent', { cause: new TakenOverError() });

  it.each([
    ['another attempt took it over', new TakenOverError(), MARKED, takenOver],
    ['a transport wraps that', wrapped, MARKED, takenOver],
    ['it is refused for good', new PermanentMailError('no such user', 550), RELEASED, failed('no such user')],
    ['it is refused for now', rejected(false), RELEASED, later('went away', true)],
    ['the server is not there', rejected(false), BEFORE, later('went away', false)],
    ['the connection broke behind its last byte', rejected(true), RELEASED, held('went away')],
    ['a transport that does not say breaks before', new Error('broke'), MARKED, later('broke', true)],
    ['a transport that does not say breaks behind', new Error('broke'), RELEASED, held('broke')],
    [
      'its template is to blame',
      new TemplateError('compile', 'unclosed'),
      BEFORE,
      failed('The template "Welcome" could not be rendered: unclosed'),
    ],
    ['the renderer is to blame', new TemplateError('unavailable', 'closed'), BEFORE, later('closed', false)],
    ['the database was away when it was marked', new Error('no primary'), MARKED, later('no primary', true)],
  ])('where %s', (_, error, progress, expected) => {
    expect(outcome(error, progress)).toEqual(expected);
  });

  it.each<[string, unknown, Given, number]>([
    ['where the server is not there', server, {}, 5_000],
    ['for longer each time', server, { heldUps: 2 }, 20_000],
    ['for a minute at most, as its lane waits for the server', server, { heldUps: 900 }, 60_000],
    ['for a moment where the server wants it slower', pace(451), { class: 'transactional' }, 500],
    ['for longer where it is marketing', pace(451), { class: 'marketing' }, 5_000],
    ['for half an hour at most', pace(421), { class: 'marketing', heldUps: 50 }, 1_800_000],
    ['however often it was tried', server, { attempts: 6 }, 5_000],
  ])('is held up without counting %s', (_, error, given, ms) => {
    expect(outcome(error, BEFORE, given)).toMatchObject({ ...away(false, ms), reason: (error as Error).message });
  });

  it('counts where it may have been accepted, whatever it is about', () => {
    const error = new TemporaryMailError('broke', true, undefined, { about: 'server' });
    expect(outcome(error, RELEASED)).toEqual(held('broke'));
  });

  it('is sent again where it may have been accepted and that is wanted', () => {
    expect(outcome(rejected(true), RELEASED, { onUncertain: 'resend' })).toEqual(later('went away', true));
  });

  it('is given back where the signal aborted and nothing had left', () => {
    expect(outcome(new Error('cut'), BEFORE, { aborted: true })).toEqual({ kind: 'given back', marked: false });
    expect(outcome(new Error('cut'), MARKED, { aborted: true })).toEqual({ kind: 'given back', marked: true });
    expect(outcome(new Error('cut'), RELEASED, { aborted: true })).toEqual(held('cut'));
    expect(outcome(new TakenOverError(), MARKED, { aborted: true })).toEqual(takenOver);
  });

  it('has an end: after its last attempt it is given up', () => {
    expect(outcome(rejected(false), MARKED, { attempts: 6 })).toEqual(failed('Given up after 6 attempts: went away'));
  });
});
