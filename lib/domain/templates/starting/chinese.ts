const greeting = '{% if customer.name %}{{ customer.name }}，您好！{% else %}您好！{% endif %}';

const regards = `顺祝商祺！

{{ member.name }}
{% if member.title %}
{{ member.title }}
{% endif %}`;

const about =
  '{% if inquiry.product %}（{{ inquiry.product }}）' +
  '{% elsif inquiry.subject %}（{{ inquiry.subject }}）{% endif %}';

export const chinese = {
  opening: `${greeting}

我是{{ member.name }}{% if member.title %}，{{ member.title }}{% endif %}{% if member.region %}，负责{{ member.region }}业务{% endif %}。您发送至 {{ mailbox.address }} 的询盘${about}我们已经收到，后续由我为您跟进。

{% if customer.company %}
为了给{{ customer.company }}准备合适的报价，请问贵方需要的数量、交货地点和期望的交货时间是怎样的？
{% else %}
为了给您准备合适的报价，请问您需要的数量、交货地点和期望的交货时间是怎样的？
{% endif %}

您可以直接写信到 {{ member.address }}，也可以直接回复本邮件。

${regards}`,

  firstReply: `${greeting}

感谢您对{{ inquiry.product }}的关注。

我正在为您准备报价。为了让报价更贴合您的需要，烦请告知以下信息：

- 需要的数量
- 交货港口或地点，以及希望采用的贸易术语（如 FOB、CIF）
- 对规格、包装或认证的要求
- 期望的交货时间

如有部分信息尚未确定，也请先告知已知的内容，我会据此为您做一份初步报价。

${regards}`,

  holding: `${greeting}

您的询盘${about}由我负责。我正在与同事核实细节，以便给您完整、准确的答复。

我会在 {{ hours }} 小时内回复您。如有急事，请直接写信到 {{ member.address }}。

感谢您的耐心等待。

${regards}`,
};
