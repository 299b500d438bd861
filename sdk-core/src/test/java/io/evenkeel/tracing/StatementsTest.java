package io.evenkeel.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "select a1, b_2 from t3 where x = ? and y = :name|select a1, b_2 from t3 where x = ? and y = :name",
                "where a = 'x' and b = 'it''s' and c = 17|where a = ? and b = ? and c = ?",
                "in (1,2.5,-3,1e9,0xFF)|in (?,?,-?,?,?)",
                "a = \"x\" and `b` = 1|a = ? and ? = ?",
                "a = 'it\\'s secret' and b = 1|a = ?",
                "a = 'open|a = ?",
                "select /* joe */ 1 -- joe|select  ? ",
                "select 1 /* joe|select ? ",
                "values ($1, $$it's$$, $t$a$$b$t$, 2)|values (?, ?, ?, ?)",
                "a = E'x\\'y'|a = E?",
                "a = N'joe'|a = N?",
                "''|?"
            })
    void literalsAreGoneAndTheRestIsLeft(String sql, String shape) {
        assertThat(Statements.shape(sql)).isEqualTo(shape);
    }
}
