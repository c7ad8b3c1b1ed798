/** Whether somebody was counted: of so few people noise may leave no more than what is hidden. */
export function isCounted({ mark }: { readonly mark: string | null }): boolean {
  return mark === null || mark === 'HIDDEN';
}
