import type { BpmnFactory, Modeling } from '../../editor/services.js';
import type { Factory, Registry, ShapeFactory, SpaceTool, StepModeling, Templates } from '../diagram.js';

/** What nodes and ways are drawn with. */
export class StepDrawingTools {
  static readonly $inject = ['modeling', 'bpmnFactory', 'elementFactory', 'elementTemplates'];

  constructor(
    readonly modeling: StepModeling & Modeling,
    readonly bpmnFactory: BpmnFactory & Factory,
    readonly elementFactory: ShapeFactory,
    readonly elementTemplates: Templates,
  ) {}
}

/** What room is made with. */
export class StepRoomTools {
  static readonly $inject = ['modeling', 'spaceTool', 'elementRegistry'];

  constructor(
    readonly modeling: StepModeling,
    readonly spaceTool: SpaceTool,
    readonly elementRegistry: Registry,
  ) {}
}
