export { parseForm, formBounds, type ParsedForm } from './schema/parse-form.js';
export type { Form } from './schema/form.js';
export type { FormFinding, FormFindingCode } from './schema/form-finding.js';
export { checkSubmission, type SubmissionCheck } from './submission/check-submission.js';
export type { FieldProblem, FieldProblemCode } from './submission/field-problem.js';
export {
  defaultForm,
  type DefaultForm,
  type DefaultFormInput,
  type FormLanguage,
  type Outcome,
} from './default-form.js';
export { variableNames } from './variable-names.js';
