"""The questionnaires that ship, as workbooks for officials, and `tables` that they are written from (forms.make)."""
