// The shape of a stamp by type, in a box of 160 by 120.

export const shapes = {
  hard: 'M30 1h100v118H30zM36 7h88v106H36z',
  soft: 'M80 1a59 59 0 1 1 0 118a59 59 0 1 1 0-118M80 7a53 53 0 1 1 0 106a53 53 0 1 1 0-106',
  block: 'M80 0l80 60l-80 60L0 60z',
  setup: 'M45 1h70l40 59l-40 59h-70l-40-59z',
  success: 'M30 1h76l34 59l-34 59H30zM36 7h66l31 53l-31 53H36z',
  none: 'M30 1h100v118H30z',
};
