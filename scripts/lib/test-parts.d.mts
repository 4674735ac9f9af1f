export declare const partsInOneProgram: readonly string[];
