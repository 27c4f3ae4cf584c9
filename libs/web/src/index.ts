export { RelevoProvider } from './theme/relevo-provider.js';
export { useColorScheme, type ColorScheme } from './theme/color-scheme.js';
export { api, ApiClient, ApiError, ConnectionError, type CallOptions, type Query } from './session/api-client.js';
export { createQueryClient } from './session/query-client.js';
export {
  hasRole,
  sessionQuery,
  useChooseLanguage,
  useCreateFirstAdministrator,
  usePerson,
  useSession,
  useSignIn,
  useSignOut,
} from './session/session.js';
export { SignInPage } from './session/sign-in-page.js';
export { useLine, useLive } from './live/live-provider.js';
export {
  chooseLanguage,
  languages,
  startLanguages,
  suggestLanguage,
  useLanguage,
  type Language,
} from './i18n/languages.js';
export { createWords, type Translated, type WordKey, type Words, type WordValues } from './i18n/words.js';
export { wordKeys } from './i18n/word-keys.js';
export { sayInPlace, type PlacedWords } from './i18n/words-in-place.js';
export { Age, ClockTime, PromiseTime, RelativeTime, TimeLeft } from './words/moment.js';
export { clockTime, duration, exactTime, promiseTime, relativeTime } from './words/time-words.js';
export { useCauseWords } from './words/cause-words.js';
export { useNow } from './words/use-now.js';
export { PriorityMark } from './priority/priority-mark.js';
export { StatePanel } from './states/state-panel.js';
export { ErrorState, useErrorWords } from './states/error-state.js';
export { SkeletonRows } from './states/skeleton-rows.js';
export { QueryState } from './states/query-state.js';
export { later } from './states/later.js';
export { ProcessDiagram } from './diagram/process-diagram.js';
export { gatherBeads, noMarks, type DiagramBead, type DiagramMarks } from './diagram/diagram-marks.js';
export { AppFrame, Brand } from './frame/app-frame.js';
export { KeyCap } from './frame/key-cap.js';
export { BrandMark } from './frame/brand-mark.js';
export { RailHome } from './frame/rail-home.js';
export { RailLabel, railLinkClass } from './frame/rail-link.js';
export { formSpanish } from './forms/form-spanish.js';
export { FormView } from './forms/form-view.js';
export type { FormHandle, FormProblem } from './forms/form-canvas.js';
export { editableNames, editableValues, fieldLabels, hasFields, withoutButtons } from './forms/form-schema.js';
