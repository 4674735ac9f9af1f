// Numbers and people that many calls share: normal forms, names that hold commas, nothing stored twice.
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#electron/data/store/database';
import {
  createParticipantLists,
  createPhones,
  createShapes,
  splitNames,
} from '#electron/data/store/interning';
import { normalNumber, findPhones } from '#electron/data/store/phone-numbers';
import { createMembers } from '#electron/data/store/members';

describe('the normal form of a number', () => {
  test.each([
    ['13800001111', '13800001111'],
    ['+8613800001111', '13800001111'],
    ['008613800001111', '13800001111'],
    ['+86 138-0000-1111', '13800001111'],
    ['(0571) 8888 0000', '057188880000'],
    ['8613800001111', '8613800001111'],
    ['+4930123456', '4930123456'],
    ['+86123', '86123'],
    ['10086', '10086'],
    ['0086', '0086'],
    ['138****1111', '138****1111'],
    ['Anonymous', 'anonymous'],
    ['', ''],
  ])('%s → %s', (raw, normal) => expect(normalNumber(raw)).toBe(normal));
});

describe('names of several people', () => {
  const known = (names: Record<string, string>) => (id: string) => names[id];
  test.each([
    [[], '', {}, []],
    [['a'], 'Lee, Ann', {}, ['Lee, Ann']],
    [['a'], '', {}, ['']],
    [['a', 'b'], '王芳,李雷', {}, ['王芳', '李雷']],
    [['a', 'b'], '王芳, 李雷', {}, ['王芳', '李雷']],
    [['a', 'b'], 'Lee, Ann,王芳', { a: 'Lee, Ann' }, ['Lee, Ann', '王芳']],
    [['a', 'b'], '王芳,Lee, Ann', { a: '王芳' }, ['王芳', 'Lee, Ann']],
    [['a', 'b'], 'Lee, Ann,王芳', {}, ['a', 'b']],
    [['a', 'b'], 'Lee, Ann,王芳', { b: '王芳' }, ['a', '王芳']],
    [['a', 'b', 'c'], 'X,Y', {}, ['a', 'b', 'c']],
    [['a', 'b'], 'Lee', { a: 'Le' }, ['Le', 'b']],
  ] as [string[], string, Record<string, string>, string[]][])(
    '%o with "%s", knowing %o → %o',
    (ids, names, table, expected) => expect(splitNames(ids, names, known(table))).toEqual(expected),
  );
});

describe('what is shared', () => {
  test('a number is stored once for each spelling, and spellings of one number know each other', () => {
    const database = openDatabase(':memory:');
    const phones = createPhones(database);
    const first = phones.idOf('13800001111');
    const second = phones.idOf('+8613800001111');
    expect(phones.idOf('13800001111')).toBe(first);
    expect(phones.idOf('')).toBe(0);
    phones.index();
    expect(createPhones(database).idOf('+8613800001111')).toBe(second);
    const rows = database.prepare('SELECT id, same_as FROM phone ORDER BY id').raw().all();
    expect(rows).toEqual([
      [first, first],
      [second, first],
    ]);
    expect([...findPhones(database, '0000111')]).toEqual([0, 1, 1]);
    expect([...findPhones(database, '999')]).toEqual([0, 0, 0]);
    database.close();
  });

  test('spellings know each other in whatever order they come', () => {
    const spellings = ['13800001111', '+8613800001111', '008613800001111', '+86 138 0000 1111'];
    for (const first of spellings.keys()) {
      const database = openDatabase(':memory:');
      for (const shift of spellings.keys())
        createPhones(database).idOf(spellings[(first + shift) % spellings.length]!);
      createPhones(database).idOf('13800002222');
      const same = database.prepare('SELECT same_as FROM phone ORDER BY id').pluck().all();
      expect(same).toEqual([1, 1, 1, 1, 5]);
      database.close();
    }
  });

  test('the search index gets each new number once, batch by batch', () => {
    const database = openDatabase(':memory:');
    const phones = createPhones(database);
    phones.idOf('13800001111');
    phones.index();
    phones.idOf('13800001111');
    phones.idOf('13900002222');
    phones.index();
    phones.index();
    expect([...findPhones(database, '1380')]).toEqual([0, 1, 0]);
    expect([...findPhones(database, '0002222')]).toEqual([0, 0, 1]);
    database.exec("INSERT INTO phone_search (phone_search, rank) VALUES ('integrity-check', 1)");
    database.close();
  });

  test('a text that is no proper Unicode is one number however often it comes', () => {
    const database = openDatabase(':memory:');
    const phones = createPhones(database);
    const id = phones.idOf('\ud800');
    expect([phones.idOf('\ud801'), createPhones(database).idOf('\ud800')]).toEqual([id, id]);
    database.close();
  });

  test('a list is stored once, in order, and the latest call names its people', () => {
    const database = openDatabase(':memory:');
    const lists = createParticipantLists(database, 'agent');
    expect(lists.idOf(1, [], '', 5)).toBe(0);
    expect(lists.idOf(1, [], 'a name without an id', 5)).not.toBe(0);
    const pair = lists.idOf(1, ['a', 'b'], 'Ann,Bob', 100);
    expect(lists.idOf(1, ['a', 'b'], 'Ann,Bob', 200)).toBe(pair);
    expect(lists.idOf(1, ['b', 'a'], 'Bob,Ann', 100)).not.toBe(pair);
    expect(lists.idOf(2, ['a', 'b'], 'Ann,Bob', 100)).not.toBe(pair);
    lists.idOf(1, ['a'], 'Anna', 300);
    lists.idOf(1, ['a'], 'Old', 50);
    lists.idOf(1, ['a'], '', 400);
    const { members, people } = createMembers(database).agent;
    expect(members[pair]!.map((person) => people[person])).toEqual([
      { id: 'a', name: 'Anna' },
      { id: 'b', name: 'Bob' },
    ]);
    database.close();
  });

  test('a name stays the latest call’s, in whatever order calls arrive', () => {
    const database = openDatabase(':memory:');
    const lists = createParticipantLists(database, 'agent');
    lists.idOf(1, ['a'], 'New', 100);
    lists.idOf(1, ['a'], 'New', 300);
    lists.idOf(1, ['a'], 'Between', 200);
    expect(database.prepare('SELECT name FROM agent').pluck().all()).toEqual(['New']);
    database.close();
  });

  test('people who got another name are counted', () => {
    const database = openDatabase(':memory:');
    const lists = createParticipantLists(database, 'agent');
    const pair = lists.idOf(1, ['a', 'b'], 'Ann,Bob', 100);
    lists.idOf(1, ['a', 'b'], 'Ann,Bob', 200);
    expect(lists.renamed).toBe(0);
    lists.idOf(1, ['a'], 'Anna', 300);
    expect(lists.renamed).toBe(1);
    // The list is known, but its older name counts again once a newer call has it.
    expect(lists.idOf(1, ['a', 'b'], 'Ann,Bob', 400)).toBe(pair);
    expect(lists.renamed).toBe(2);
    expect(database.prepare('SELECT name FROM agent ORDER BY id').pluck().all()).toEqual(['Ann', 'Bob']);
    database.close();
  });

  test('names with commas are split by what is known at the time', () => {
    const database = openDatabase(':memory:');
    const lists = createParticipantLists(database, 'agent');
    const pair = lists.idOf(1, ['a', 'b'], 'Lee, Ann,王芳', 100);
    const names = (): unknown => database.prepare('SELECT name FROM agent ORDER BY id').pluck().all();
    expect(names()).toEqual(['a', 'b']);
    lists.idOf(1, ['a'], 'Lee, Ann', 200);
    expect(lists.idOf(1, ['a', 'b'], 'Lee, Ann,王芳', 300)).toBe(pair);
    expect(names()).toEqual(['Lee, Ann', '王芳']);
    database.close();
  });

  test('a shape is stored once', () => {
    const database = openDatabase(':memory:');
    const first = createShapes(database)('A\tn\n');
    expect(createShapes(database)('A\tn\n')).toBe(first);
    expect(createShapes(database)('B\tn\n')).not.toBe(first);
    database.close();
  });
});
