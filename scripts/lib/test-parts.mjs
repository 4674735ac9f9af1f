// The parts of the tests that have windows.

/** Screens, single components and commands share a program that stays open (test/kit/host). */
export const partsInOneProgram = ['browser', 'command', 'components'];
