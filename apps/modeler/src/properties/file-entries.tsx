/** @jsxImportSource @bpmn-io/properties-panel/preact */
import type { DiagramElement } from '../editor/services.js';
import { freeName, slugOf } from '../files/bundle.js';
import { newForm } from '../files/new-files.js';
import {
  columnFor,
  copiedDecision,
  copiedForm,
  decisionThatReads,
  formThatShows,
  isOffered,
} from '../files/new-from.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import { outcomesOf } from '../variables/outcomes.js';
import { removeExtension, setExtension } from './moddle-changes.js';
import { usePanel, useVariables } from './use-panel.js';

interface FileEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
}

interface Known {
  readonly id: string;
  readonly file: string;
  readonly name: string;
}

interface FileChoiceProps extends FileEntryProps {
  readonly label: string;
  /** What the step uses; empty: nothing chosen. */
  readonly used: string;
  readonly known: readonly Known[];
  readonly none: string;
  readonly gone: string;
  readonly acts: { readonly open: string; readonly create: string };
  readonly beginnings: readonly { readonly value: string; readonly label: string }[];
  readonly onUse: (id: string) => void;
  readonly onCreate: (from: string) => void;
}

const input = 'bio-properties-panel-input';

/** Which file the step uses, with the way into it and to a new one. */
const FileChoice = (props: FileChoiceProps) => {
  const { id, element, label, used, known, beginnings, acts } = props;
  const { bundle } = usePanel();
  const found = known.find((each) => each.id === used);
  const isGone = used !== '' && found === undefined;
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {label}
      </label>
      <select
        id={`r-${id}`}
        class={input}
        value={used}
        onChange={({ currentTarget }) => props.onUse(currentTarget.value)}
      >
        <option value="">{props.none}</option>
        {known.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
        {isGone && <option value={used}>{used}</option>}
      </select>
      {isGone && (
        <p class="bio-properties-panel-description r-gone" role="alert">
          {props.gone}
        </p>
      )}
      <div class="r-file-acts">
        {found && (
          <button type="button" class="r-quiet" onClick={() => bundle.open(found.file, element.id)}>
            {acts.open}
          </button>
        )}
        <details class="r-beginnings">
          <summary class="r-quiet">{acts.create}</summary>
          <ul>
            {beginnings.map(({ value, label: name }) => (
              <li key={value}>
                <button type="button" class="r-quiet" onClick={() => props.onCreate(value)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </div>
  );
};

const nameOfFile = (file: string): string => {
  const words = file.replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Which form the step shows; without one it is the default form with its buttons. */
export const FormEntry = ({ id, element }: FileEntryProps) => {
  const { words, bundle, apply, factory } = usePanel();
  const variables = useVariables(element, 'before');
  const owner = element.businessObject;
  const extension = { owner, type: 'zeebe:FormDefinition' };
  const used = textOf(extensionOf(owner, extension.type), 'formId');
  const known = bundle.forms().map((form) => ({ ...form, name: nameOfFile(form.file) }));
  const choose = (formId: string): void =>
    apply(element, formId === '' ? removeExtension(extension, factory) : setExtension(extension, { formId }, factory));
  const create = (from: string): void => {
    const file = freeName(bundle.names(), slugOf(owner.name ?? 'form'), '.form');
    const formId = `${bundle.processId}-${file.replace(/\.form$/, '')}`;
    const text =
      from === 'empty'
        ? newForm(formId, words('files.note'))
        : from === 'known'
          ? formThatShows(formId, variables, words('files.note'))
          : copiedForm(bundle.text(from), formId);
    bundle.add(file, text);
    choose(formId);
    bundle.open(file, element.id);
  };
  const quoted = (name: string): string => words('changes.quoted', { name });
  const buttons = outcomesOf(owner).map(({ label, value }) =>
    quoted(label || String(value ?? words('plain.otherwise'))),
  );
  const isTask = owner.$type === 'bpmn:UserTask';
  const none = isTask
    ? words('plain.defaultForm', { buttons: buttons.length > 0 ? buttons.join(', ') : quoted(words('plain.done')) })
    : words('plain.noForm');
  const beginnings = [
    ...(variables.some(isOffered) ? [{ value: 'known', label: words('plain.formKnown') }] : []),
    { value: 'empty', label: words('plain.formEmpty') },
    ...known.map(({ file, name }) => ({ value: file, label: words('plain.copyOf', { name }) })),
  ];
  return (
    <FileChoice
      {...{ id, element, used, known, none, beginnings }}
      label={words('plain.form')}
      gone={words('plain.formGone', { id: used })}
      acts={{ open: words('plain.openForm'), create: words('plain.newForm') }}
      onUse={choose}
      onCreate={create}
    />
  );
};

/** Which decision table the step asks. */
export const TableEntry = ({ id, element }: FileEntryProps) => {
  const { words, bundle, apply, factory } = usePanel();
  const variables = useVariables(element, 'before');
  const owner = element.businessObject;
  const extension = { owner, type: 'zeebe:CalledDecision' };
  const called = extensionOf(owner, extension.type);
  const used = textOf(called, 'decisionId');
  const known = bundle.decisions();
  const choose = (decisionId: string): void => {
    const resultVariable = textOf(called, 'resultVariable') || 'result';
    apply(
      element,
      decisionId === ''
        ? removeExtension(extension, factory)
        : setExtension(extension, { decisionId, resultVariable }, factory),
    );
  };
  const create = (from: string): void => {
    const name = owner.name ?? words('plain.table');
    const file = freeName(bundle.names(), slugOf(name), '.dmn');
    const decisionId = `${bundle.processId}-${file.replace(/\.dmn$/, '')}`;
    const like = known.find(({ id: of }) => of === from);
    const columns = variables.filter((each) => isOffered(each) && each.choices !== undefined).slice(0, 3);
    const reads = columns.length > 0 ? columns : variables.filter(isOffered).slice(0, 1);
    bundle.add(
      file,
      like
        ? copiedDecision(bundle.text(like.file), like.id, { id: decisionId, name })
        : decisionThatReads({ id: decisionId, name, result: words('files.result') }, reads.map(columnFor)),
    );
    choose(decisionId);
    bundle.open(file, element.id);
  };
  return (
    <FileChoice
      {...{ id, element, used, known }}
      label={words('plain.table')}
      none={words('plain.noTable')}
      gone={words('plain.tableGone', { id: used })}
      acts={{ open: words('plain.openTable'), create: words('plain.newTable') }}
      beginnings={[
        { value: ' known', label: words('plain.tableKnown') },
        ...known.map(({ id: of, name }) => ({ value: of, label: words('plain.copyOf', { name }) })),
      ]}
      onUse={choose}
      onCreate={create}
    />
  );
};
