import './steps.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import ContextPadModule from 'bpmn-js/lib/features/context-pad';
import PaletteModule from 'bpmn-js/lib/features/palette';
import { CreateAppendAnythingModule, RemoveTemplatesModule } from 'bpmn-js-create-append-anything';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { StepPad } from './context-pad.js';
import { DrawingMode } from './drawing-mode.js';
import { StepFields } from './fields/step-fields.js';
import { StepInserter } from './insert/step-inserter.js';
import { StepMenus } from './menus.js';
import { StepPalette } from './palette.js';
import { Steps } from './steps.js';
import { TemplateLoading } from './templates/template-loading.js';

/** Drawing in service-desk words; all of BPMN is one switch away. */
export const stepsModule = {
  __depends__: [
    PaletteModule,
    ContextPadModule,
    CreateAppendAnythingModule,
    CloudElementTemplatesPropertiesProviderModule,
    RemoveTemplatesModule,
  ],
  __init__: [
    'drawingMode',
    'relevoSteps',
    'stepInserter',
    'stepPalette',
    'stepPad',
    'stepMenus',
    'templateLoading',
    'stepFields',
  ],
  drawingMode: ['type', DrawingMode],
  relevoSteps: ['type', Steps],
  stepInserter: ['type', StepInserter],
  stepPalette: ['type', StepPalette],
  stepPad: ['type', StepPad],
  stepMenus: ['type', StepMenus],
  stepFields: ['type', StepFields],
  templateLoading: ['type', TemplateLoading],
};
