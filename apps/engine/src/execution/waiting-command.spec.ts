import type { Key } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { CommandQueue, type WaitingCommand } from './waiting-command.js';

const person: Actor = { kind: 'user', id: 'ana' };
const timer: Actor = { kind: 'engine', id: 'timer' };

const waiting = (name: string, caseKey: string, actor: Actor = person): WaitingCommand => ({
  command: { name, caseKey: caseKey as Key, actor, perform: () => null },
  resolve: () => undefined,
  reject: () => undefined,
  skips: 0,
  failures: 0,
  large: false,
});

const many = (count: number, actor: Actor, from = 0): WaitingCommand[] =>
  Array.from({ length: count }, (_, index) => waiting(`${actor.id} ${String(index)}`, String(from + index), actor));

const names = (group: readonly WaitingCommand[]): string[] => group.map(({ command }) => command.name);

describe('the queue of commands', () => {
  const queueOf = (commands: readonly WaitingCommand[]): CommandQueue => {
    const queue = new CommandQueue();
    commands.forEach((command) => queue.push(command));
    return queue;
  };

  it('lets people pass before timers, which keep a share of each group', () => {
    const queue = queueOf([...many(1_000, timer), ...many(200, person, 5_000)]);
    const group = names(queue.take());

    expect(group[0]).toBe('ana 0');
    expect(group.filter((name) => name.startsWith('ana'))).toHaveLength(50);
    expect(group.filter((name) => name.startsWith('timer'))).toHaveLength(50);
  });

  it('keeps the next group for people while one with timers is under way', () => {
    const queue = queueOf(many(1_000, timer));
    const first = queue.take();

    expect(first).toHaveLength(50);
    expect(queue.take()).toEqual([]);
    many(3, person, 5_000).forEach((command) => queue.push(command));
    expect(names(queue.take())).toEqual(['ana 0', 'ana 1', 'ana 2']);
    queue.release(first);
    expect(queue.take()).toHaveLength(50);
  });

  it('lets a timer that runs alone have every second group, although people keep coming', () => {
    const queue = queueOf([{ ...waiting('failed', '1', timer), failures: 1 }, ...many(3, person, 5_000)]);
    const groups = [1, 2].map(() => {
      const group = queue.take();
      queue.release(group);
      queue.push(waiting('late', '9'));
      return names(group);
    });

    expect(groups).toEqual([['failed'], ['ana 0', 'ana 1', 'ana 2', 'late']]);
    queue.putBack([
      { ...waiting('again', '2', timer), failures: 1 },
      { ...waiting('and again', '3', timer), failures: 1 },
    ]);
    expect([queue.take(), queue.take()].map(names)).toEqual([['again'], ['late']]);
  });

  it('gives the whole group to people where nothing else waits', () => {
    expect(queueOf(many(200, person)).take()).toHaveLength(100);
  });

  it('takes the commands of one case in order, and none of a case that is being worked on', () => {
    const queue = queueOf([waiting('first', '1'), waiting('other', '2'), waiting('second', '1')]);
    const group = queue.take();
    queue.push(waiting('third', '1'));

    expect(names(group)).toEqual(['first', 'other', 'second']);
    expect(queue.take()).toEqual([]);
    queue.release(group);
    expect(names(queue.take())).toEqual(['third']);
  });

  it('lets what has failed run alone, before those who came after it', () => {
    const queue = queueOf([waiting('later', '2')]);
    queue.putBack([{ ...waiting('failed', '1'), failures: 1 }]);

    expect(names(queue.take())).toEqual(['failed']);
    expect(names(queue.take())).toEqual(['later']);
  });

  it('leaves of two that read the same again one to the next group', () => {
    const recheck = { text: 'SELECT $1', values: ['1'] };
    const reading = (name: string, caseKey: string): WaitingCommand => {
      const { command, ...rest } = waiting(name, caseKey);
      return { ...rest, command: { ...command, recheck } };
    };
    const queue = queueOf([reading('one', '1'), reading('two', '2')]);

    expect(names(queue.take())).toEqual(['one']);
    expect(names(queue.take())).toEqual(['two']);
  });
});
