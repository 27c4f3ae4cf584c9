import NativeCopyPaste from 'bpmn-js-native-copy-paste';
import CopyPasteModule from 'bpmn-js/lib/features/copy-paste';
import DistributeElementsModule from 'bpmn-js/lib/features/distribute-elements';
import EditorActionsModule from 'bpmn-js/lib/features/editor-actions';
import KeyboardModule from 'bpmn-js/lib/features/keyboard';
import SearchModule from 'bpmn-js/lib/features/search';
import MinimapModule from 'diagram-js-minimap';
import { clipboardOfPage, keepCopiesInPage } from './clipboard.js';
import { plainZoomKeys } from './plain-zoom-keys.js';
import { reachableResults } from './search-results.js';
import { searchWithoutAccents } from './search-without-accents.js';
import { StepSearch } from './step-search.js';
import './tools.css';

/** What an expert's hands expect of an editor: keys, a clipboard that reaches other tabs, an overview. */
export const toolsModule: object = {
  __depends__: [
    ...[CopyPasteModule, DistributeElementsModule, EditorActionsModule, KeyboardModule],
    ...[NativeCopyPaste, MinimapModule, SearchModule],
  ],
  __init__: [keepCopiesInPage, plainZoomKeys, reachableResults],
  bpmnSearch: ['type', StepSearch],
  clipboard: ['value', clipboardOfPage],
  search: ['value', searchWithoutAccents],
};
