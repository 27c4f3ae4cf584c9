import './steps.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import KeyboardModule from 'bpmn-js/lib/features/keyboard';
import ContextPadModule from 'bpmn-js/lib/features/context-pad';
import PaletteModule from 'bpmn-js/lib/features/palette';
import { CreateAppendAnythingModule, RemoveTemplatesModule } from 'bpmn-js-create-append-anything';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { StepPad } from './context-pad.js';
import { offerConnecting } from './connect-menu.js';
import { Connecting } from './connecting.js';
import { DrawingMode } from './drawing-mode.js';
import { StepFields } from './fields/step-fields.js';
import { KeptButtons } from './insert/kept-buttons.js';
import { StepCarrying } from './insert/step-carrying.js';
import { StepInserter, StepSurroundings } from './insert/step-inserter.js';
import { StepNaming } from './insert/step-naming.js';
import { StepDrawingTools, StepRoomTools } from './insert/tools.js';
import { InView } from './in-view.js';
import { FlowKeys } from './keyboard/flow-keys.js';
import { FocusKeys } from './keyboard/focus-keys.js';
import { PaletteKeyboard } from './keyboard/palette-keyboard.js';
import { StepMenus } from './menus.js';
import { StepPalette } from './palette.js';
import { Steps } from './steps.js';
import { loadTemplates } from './templates/template-loading.js';

/** Drawing in service-desk words; all of BPMN is one switch away. */
export const stepsModule: object = {
  __depends__: [
    PaletteModule,
    ContextPadModule,
    KeyboardModule,
    CreateAppendAnythingModule,
    CloudElementTemplatesPropertiesProviderModule,
    RemoveTemplatesModule,
  ],
  __init__: [
    'drawingMode',
    'relevoSteps',
    'keptButtons',
    'stepInserter',
    'stepCarrying',
    'paletteKeyboard',
    'flowKeys',
    'focusKeys',
    'stepPalette',
    'stepPad',
    'stepMenus',
    'connectMenu',
    'stepTemplates',
    'stepFields',
  ],
  drawingMode: ['type', DrawingMode],
  relevoSteps: ['type', Steps],
  stepDrawingTools: ['type', StepDrawingTools],
  stepRoomTools: ['type', StepRoomTools],
  keptButtons: ['type', KeptButtons],
  stepNaming: ['type', StepNaming],
  stepCarrying: ['type', StepCarrying],
  paletteKeyboard: ['type', PaletteKeyboard],
  flowKeys: ['type', FlowKeys],
  focusKeys: ['type', FocusKeys],
  connecting: ['type', Connecting],
  connectMenu: ['factory', ['popupMenu', 'connecting', offerConnecting]],
  inView: ['type', InView],
  stepSurroundings: ['type', StepSurroundings],
  stepInserter: ['type', StepInserter],
  stepPalette: ['type', StepPalette],
  stepPad: ['type', StepPad],
  stepMenus: ['type', StepMenus],
  stepFields: ['type', StepFields],
  stepTemplates: ['factory', ['elementTemplatesLoader', 'config.relevo', loadTemplates]],
};
