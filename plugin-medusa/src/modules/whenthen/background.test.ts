import { worksInBackground } from './background';

describe('background work', () => {
  it('is done by a started store, in shared and in worker mode', () => {
    expect(worksInBackground('shared', undefined)).toBe(true);
    expect(worksInBackground('worker', undefined)).toBe(true);
  });

  it('is not done by a server whose work another process does, nor by a command of the CLI', () => {
    expect(worksInBackground('server', undefined)).toBe(false);
    expect(worksInBackground('shared', 'server')).toBe(false);
  });
});
