import { laneOf, lanesFor, mailOptionOf, mailServerOf, transportOfLane } from './lane.js';

describe('the lane of an effect', () => {
  it.each([
    ['send_email', {}, 'smtp:shop@example.com'],
    ['notify_staff', {}, 'smtp:shop@example.com'],
    ['send_webhook', { url: 'https://Hooks.example.com/a?b=c' }, 'host:hooks.example.com'],
    ['send_webhook', { url: 'http://127.0.0.1:8080/' }, 'host:127.0.0.1:8080'],
    ['send_webhook', { url: 'nonsense' }, 'host:'],
    ['send_webhook', {}, 'host:'],
    ['post_to_chat', { url: 'https://example.com' }, 'action:post_to_chat'],
  ])('of %s with %j is %s', (action, input, lane) => {
    expect(laneOf({ action, input }, 'shop@example.com')).toBe(lane);
  });

  it('of a mail that leaves by a named way out is that one’s alone', () => {
    const lane = laneOf({ action: 'send_email', input: {} }, 'shop@example.com', 'bulk');
    expect(lane).toBe('smtp:@bulk');
    expect(transportOfLane(lane)).toBe('bulk');
    expect(mailServerOf(lane)).toBe('the mail server “bulk”');
    expect(transportOfLane('smtp:shop@example.com')).toBeUndefined();
    expect(mailServerOf('smtp:shop@example.com')).toBe('the mail server');
    expect(mailOptionOf(lane, 'perDay')).toBe('mail.transports.bulk.perDay');
    expect(mailOptionOf('smtp:shop@example.com', 'perDay')).toBe('mail.perDay');
    expect(laneOf({ action: 'send_webhook', input: { url: 'https://a.example' } }, 's', 'bulk')).toBe('host:a.example');
  });

  it('can be taken from by a process that has its action', () => {
    expect(lanesFor(['trigger_event', 'notify_staff', 'send_webhook'])).toEqual({
      names: ['action:trigger_event'],
      prefixes: ['smtp:', 'host:'],
    });
    expect(lanesFor(['call'])).toEqual({ names: ['action:call'], prefixes: [] });
  });
});
