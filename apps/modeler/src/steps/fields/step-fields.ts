import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import type { EntryRegistry } from '../../editor/services.js';
import type { Factory, Shape } from '../diagram.js';
import { type Approval, approvalOf, changeRule } from './approval.js';
import { askedBy, neededBy, type Rule } from './approval-rule.js';
import { change, type Commands } from './changes.js';
import { choiceField, numberField, type StepEntry } from './step-entries.js';
import { changeDays, type StepTimer, timersOf } from './waiting.js';

interface PanelGroup {
  readonly id: string;
  readonly label: string;
  readonly entries?: readonly StepEntry[];
  readonly shouldOpen?: boolean;
}

type Range = readonly [least: number, most: number];

type Amount = 'of' | 'needed' | 'percent';

const last = 100;
const mostAsked = 999;
const days = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30] as const;
const kinds = ['one', 'all', 'number', 'percentage'] as const;

const ofStep = ({ id }: PanelGroup): boolean => id.startsWith('ElementTemplates__CustomProperties');

const ruleOf = (kind: string, before: Rule): Rule => {
  const of = Math.max(2, askedBy(before), before.kind === 'one' ? 3 : 0);
  if (kind === 'all') return { kind, of };
  if (kind === 'number') return { kind, of, needed: Math.min(of, Math.max(2, neededBy(before))) };
  if (kind === 'percentage') return { kind, of, percent: 60 };
  return { kind: 'one' };
};

/** The few fields that a step has, above everything else. */
export class StepFields {
  static readonly $inject = ['propertiesPanel', 'commandStack', 'bpmnFactory', 'config.relevo'];

  constructor(
    propertiesPanel: EntryRegistry,
    private readonly commands: Commands,
    private readonly factory: Factory,
    private readonly config: { readonly words: Words<typeof en> },
  ) {
    propertiesPanel.registerProvider(last, this);
  }

  getGroups(element: Shape): (groups: readonly PanelGroup[]) => readonly PanelGroup[] {
    return (groups) => {
      const templated = groups.filter((group) => ofStep(group) && (group.entries?.length ?? 0) > 0);
      const rest = groups.filter((group) => !ofStep(group));
      return [...this.#own(element), ...templated.map((group) => ({ ...group, shouldOpen: true })), ...rest];
    };
  }

  #own(element: Shape): readonly PanelGroup[] {
    const { words } = this.config;
    const approval = element.labelTarget || !element.outgoing ? null : approvalOf(element);
    const waiting = element.labelTarget || !element.outgoing ? [] : timersOf(element);
    return [
      ...(approval
        ? [
            {
              id: 'relevo-approval',
              label: words('steps.approval.group'),
              entries: this.#approval(approval),
              shouldOpen: true,
            },
          ]
        : []),
      ...(waiting.length > 0
        ? [
            {
              id: 'relevo-waiting',
              label: words('steps.waiting.group'),
              entries: waiting.map((timer) => this.#timer(timer)),
              shouldOpen: true,
            },
          ]
        : []),
    ];
  }

  #approval(approval: Approval): readonly StepEntry[] {
    const { words } = this.config;
    const { rule } = approval;
    const set = (next: Rule): void => change(this.commands, changeRule(approval, next, this.factory));
    const field = (id: Amount, value: number, [least, most]: Range, write: (number: number) => Rule): StepEntry =>
      numberField(
        {
          // Another range is another field: a text that was refused does not stay in it without its message.
          id: `relevo-approval-${id}-${most}`,
          label: words(`steps.approval.${id}`),
          value: String(value),
          write: (text) => set(write(Number(text))),
        },
        { least, most, expected: words('steps.approval.expected', { least, most }) },
      );
    const kind = choiceField({
      id: 'relevo-approval-rule',
      label: words('steps.approval.rule'),
      description: words('steps.approval.hint'),
      value: rule.kind,
      choices: kinds.map((value) => ({ value, label: words(`steps.approval.${value}`) })),
      write: (value) => set(ruleOf(value, rule)),
    });
    if (rule.kind === 'one') return [kind];
    const { of } = rule;
    const asked = field('of', of, [2, mostAsked], (next) => ({ ...rule, of: next }));
    if (rule.kind === 'all') return [kind, asked];
    const enough =
      rule.kind === 'number'
        ? field('needed', rule.needed, [1, of], (needed) => ({ ...rule, needed }))
        : field('percent', rule.percent, [1, 100], (percent) => ({ ...rule, percent }));
    return [kind, asked, enough];
  }

  #timer(timer: StepTimer): StepEntry {
    const { words } = this.config;
    const named = (count: number): string => words('steps.days', { count });
    const known = (days as readonly number[]).includes(timer.days) ? days : [...days, timer.days];
    return choiceField({
      id: `relevo-after-${timer.shape.id}`,
      label: words(timer.stops ? 'steps.waiting.late' : 'steps.waiting.remind'),
      value: String(timer.days),
      choices: known.map((count) => ({ value: String(count), label: named(count) })),
      write: (value) => {
        const names = [named(timer.days), named(Number(value))] as const;
        change(this.commands, changeDays(timer, { days: value, names }, this.factory));
      },
    });
  }
}
