const ENGLISH =
  'answer the customer with care and name the invoice when it is known otherwise ask for it once never promise a refund that the policy does not allow keep to the facts in the order record write short sentences use the language of the question list every step in order check the total before sending mention the delivery date only if the carrier has confirmed it escalate to a person when the account is locked or the amount is above the limit return valid output without comments'.split(
    ' ',
  );
const CHINESE =
  '请用客户的语言回答 不要承诺政策不允许的退款 先核对订单编号再说明原因 如果金额超过限额请转人工 每一步都要简短清楚 只有在承运商确认后才说明到货日期 输出必须是有效的格式'.split(
    ' ',
  );

/** A sentence of about `words` words; every tenth prompt of a set is Chinese. */
export function makeSentence(random, isChinese) {
  if (isChinese) return `${random.pick(CHINESE)},${random.pick(CHINESE)}。`;
  const words = Array.from({ length: 8 + random.below(14) }, () => random.pick(ENGLISH));
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** Paragraphs of a prompt, 3 to 12 of them, one in forty prompts with ten times as many. */
export function makeParagraphs(random, isChinese) {
  const count = (3 + random.below(10)) * (random.below(40) === 0 ? 10 : 1);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + random.below(4) }, () => makeSentence(random, isChinese)).join(' '),
  );
}
