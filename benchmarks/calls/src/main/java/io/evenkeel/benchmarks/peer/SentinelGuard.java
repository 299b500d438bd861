package io.evenkeel.benchmarks.peer;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import java.util.List;
import java.util.function.Supplier;

/** Sentinel with one rule for concurrency and one for the ratio of errors. Its rules are those of the process. */
public final class SentinelGuard {
    private static final String RESOURCE = "payments";
    private static final int LIMIT = 500;

    /**
     * @param refuses whether everything is refused
     */
    public SentinelGuard(boolean refuses) {
        FlowRule concurrency = new FlowRule(RESOURCE);
        concurrency.setGrade(RuleConstant.FLOW_GRADE_THREAD);
        concurrency.setCount(refuses ? 0 : LIMIT);
        FlowRuleManager.loadRules(List.of(concurrency));
        DegradeRule errors = new DegradeRule(RESOURCE);
        errors.setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO);
        errors.setCount(1);
        errors.setTimeWindow(1);
        DegradeRuleManager.loadRules(List.of(errors));
    }

    public Object call(Supplier<Object> work) {
        Entry entry;
        try {
            entry = SphU.entry(RESOURCE);
        } catch (BlockException refused) {
            return refused;
        }
        try {
            return work.get();
        } catch (RuntimeException failure) {
            Tracer.traceEntry(failure, entry);
            throw failure;
        } finally {
            entry.exit();
        }
    }
}
