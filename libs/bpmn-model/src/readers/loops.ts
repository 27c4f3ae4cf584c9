import type { Expression, FeelExpression } from '../definition/expression.js';
import type { LoopDefinition, LoopThrow, MultiInstanceLoop, StandardLoop } from '../definition/loop.js';
import {
  booleanOf,
  elementOf,
  elementsOf,
  extensionOf,
  type ModdleElement,
  numberOf,
  stringOf,
  triggersOf,
} from '../moddle/moddle-element.js';
import { type DataAssociations, dataAssociationsOf } from '../data-associations.js';
import { readExpression, readFeel, type Reading } from '../source.js';
import { readCondition } from './conditions.js';
import { sourceOf } from './data.js';
import { itemVariable } from './item-variable.js';
import { readTrigger } from './triggers.js';

export function readLoop(reading: Reading, element: ModdleElement): LoopDefinition | undefined {
  if (!element.$instanceOf('bpmn:Activity')) return undefined;
  const loop = elementOf(element, 'loopCharacteristics');
  if (loop?.$type === 'bpmn:StandardLoopCharacteristics') return readStandardLoop(reading, element, loop);
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics')
    return new MultiInstanceReader(reading, element, loop).read();
  return undefined;
}

function readStandardLoop(reading: Reading, element: ModdleElement, loop: ModdleElement): StandardLoop {
  const place = { owner: element, role: 'loop condition' };
  const condition = readCondition(reading, elementOf(loop, 'loopCondition'), place);
  const maximum = numberOf(loop, 'loopMaximum');
  return {
    kind: 'standard',
    testBefore: booleanOf(loop, 'testBefore') === true,
    ...(condition && { condition }),
    ...(maximum !== undefined && { maximum: { kind: 'static', value: String(maximum) } }),
  };
}

/** BPMN's own attributes, and those of `zeebe:loopCharacteristics`, which go first where both say something. */
class MultiInstanceReader {
  private readonly extension: ModdleElement | undefined;
  private readonly data: DataAssociations;

  constructor(
    private readonly reading: Reading,
    private readonly element: ModdleElement,
    private readonly loop: ModdleElement,
  ) {
    this.extension = extensionOf(loop, 'zeebe:LoopCharacteristics');
    this.data = dataAssociationsOf(element);
  }

  read(): MultiInstanceLoop {
    const inputCollection = this.inputCollection();
    const cardinality = inputCollection ? undefined : this.cardinality();
    const inputElement = this.written('inputElement') ?? this.variable('inputDataItem');
    const outputCollection = this.written('outputCollection') ?? this.collectedIn();
    const outputElement = this.outputElement();
    const completionCondition = readCondition(this.reading, elementOf(this.loop, 'completionCondition'), {
      owner: this.element,
      role: 'completion condition',
    });
    return {
      kind: 'multiInstance',
      sequential: booleanOf(this.loop, 'isSequential') === true,
      ...(cardinality && { cardinality }),
      ...(inputCollection && { inputCollection }),
      ...(inputElement && { inputElement }),
      ...(outputCollection && { outputCollection }),
      ...(outputElement && { outputElement }),
      ...(completionCondition && { completionCondition }),
      ...this.thrown(),
    };
  }

  private written(attribute: string): string | undefined {
    return stringOf(this.extension, attribute)?.trim() || undefined;
  }

  private cardinality(): Expression | undefined {
    const body = stringOf(elementOf(this.loop, 'loopCardinality'), 'body')?.trim();
    if (!body) return undefined;
    return readExpression(this.reading, body, { owner: this.element, role: 'loop cardinality' });
  }

  private inputCollection(): FeelExpression | undefined {
    const place = { owner: this.element, role: 'input collection' };
    const written = this.written('inputCollection');
    if (written !== undefined) return readFeel(this.reading, written, place);
    const item = elementOf(this.loop, 'loopDataInputRef');
    const filled = this.data.inputs.find(({ target }) => item !== undefined && target === item);
    if (filled) return sourceOf(this.reading, this.element, filled);
    const variable = this.variable('loopDataInputRef');
    return variable === undefined ? undefined : readFeel(this.reading, variable, place);
  }

  /** Where the data output of all instances goes, or the data output itself. */
  private collectedIn(): string | undefined {
    const item = elementOf(this.loop, 'loopDataOutputRef');
    const taken = this.data.outputs.find(({ sources }) => item !== undefined && sources.includes(item));
    return taken?.target ? itemVariable(this.reading.diagram, taken.target) : this.variable('loopDataOutputRef');
  }

  private variable(reference: string): string | undefined {
    const item = elementOf(this.loop, reference);
    return item && itemVariable(this.reading.diagram, item);
  }

  private outputElement(): FeelExpression | undefined {
    const place = { owner: this.element, role: 'output element' };
    const item = elementOf(this.loop, 'outputDataItem');
    const filled = this.data.outputs.find(({ target }) => item !== undefined && target === item);
    const written = this.written('outputElement');
    if (written === undefined && filled) return sourceOf(this.reading, this.element, filled);
    const variable = written ?? this.variable('outputDataItem');
    return variable === undefined ? undefined : readFeel(this.reading, variable, place);
  }

  private thrown(): Pick<MultiInstanceLoop, 'behavior' | 'throws'> {
    switch (stringOf(this.loop, 'behavior')) {
      case 'None':
        return { behavior: 'none', throws: this.throwsOf(elementOf(this.loop, 'noneBehaviorEventRef')) };
      case 'One':
        return { behavior: 'one', throws: this.throwsOf(elementOf(this.loop, 'oneBehaviorEventRef')) };
      case 'Complex':
        return { behavior: 'complex', throws: this.complexThrows() };
      default:
        return { behavior: 'all', throws: [] };
    }
  }

  private complexThrows(): readonly LoopThrow[] {
    return elementsOf(this.loop, 'complexBehaviorDefinition').flatMap((definition) => {
      const condition = readCondition(this.reading, elementOf(definition, 'condition'), {
        owner: this.element,
        role: 'condition of complex behavior',
      });
      const event = elementOf(definition, 'event');
      const triggers = event ? triggersOf(event) : [];
      return triggers.flatMap((each) =>
        this.throwsOf(each).map((thrown) => ({ ...(condition && { condition }), ...thrown })),
      );
    });
  }

  private throwsOf(trigger: ModdleElement | undefined): readonly LoopThrow[] {
    const owner = { element: this.element, reading: this.reading, throws: true };
    const event = trigger && readTrigger(owner, trigger);
    return event ? [{ event }] : [];
  }
}
