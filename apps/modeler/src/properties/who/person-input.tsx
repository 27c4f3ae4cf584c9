/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks';
import type { PersonRef } from '@relevo/contracts';
import { usePanel } from '../use-panel.js';

interface PersonInputProps {
  readonly id: string;
  /** The user name; empty: nobody yet. */
  readonly user: string;
  readonly onChange: (user: string) => void;
}

const called = (people: readonly PersonRef[], typed: string): PersonRef | undefined => {
  const sought = typed.trim().toLocaleLowerCase();
  return people.find(({ id, name }) => id === typed.trim() || name.toLocaleLowerCase() === sought);
};

/** One of the people that the engine knows, found by typing. A user name that it does not know stays as it is. */
export const PersonInput = ({ id, user, onChange }: PersonInputProps) => {
  const { words, findPeople } = usePanel();
  const [typed, setTyped] = useState<string | null>(null);
  const [people, setPeople] = useState<readonly PersonRef[]>([]);
  const sought = typed ?? user;
  useEffect(() => {
    let left = false;
    void findPeople(sought).then((found) => !left && setPeople(found));
    return () => {
      left = true;
    };
  }, [sought, findPeople]);
  const known = called(people, user);
  const take = (text: string): void => {
    const found = called(people, text);
    if (found !== undefined && found.id !== user) onChange(found.id);
    if (found !== undefined) setTyped(null);
  };
  const isUnknown = typed !== null && typed.trim() !== '' && people.length === 0;
  return (
    <>
      <input
        class="bio-properties-panel-input"
        type="text"
        role="combobox"
        autocomplete="off"
        list={`${id}-people`}
        aria-label={words('who.person')}
        placeholder={words('who.personHint')}
        value={typed ?? known?.name ?? user}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          take(value);
        }}
        onChange={({ currentTarget: { value } }) => take(value)}
      />
      <datalist id={`${id}-people`}>
        {people.map((person) => (
          <option key={person.id} value={person.name}>
            {person.id}
          </option>
        ))}
      </datalist>
      {isUnknown && (
        <p class="bio-properties-panel-description r-gone" role="alert">
          {words('who.unknown', { typed: typed ?? '' })}
        </p>
      )}
    </>
  );
};
